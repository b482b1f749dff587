import { createPrefinery, type Prefinery, type PrefineryOptions, type User } from '@prefinery-kit/core';
import { forgetVisitor, resetPage } from '@prefinery-kit/core/testing';
import { render, type RenderResult } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { inject } from 'vitest';
import { commands } from 'vitest/browser';
import { useUser } from '../src/visitor/useUser.ts';
import { PrefineryProvider, type PrefineryProviderProps } from '../src/provider/PrefineryProvider.tsx';

/** The page's client on the sandbox of the set-up. `resetPage` makes the next one a new visitor's. */
export const arrive = (options: Partial<PrefineryOptions> = {}): Prefinery =>
  createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl'), ...options });

/** Makes this browser the one that had these cookies. */
export function resume(cookies: string): void {
  forgetVisitor();
  for (const cookie of cookies.split('; ')) document.cookie = `${cookie}; path=/`;
}

/** The same visitor opens the page anew. */
export function reload(): void {
  const { cookie } = document;
  resetPage();
  resume(cookie);
}

/** An address that nobody has. */
export const somebody = (): string => `penny.${crypto.randomUUID()}@bigbangtheory.com`;

/** Somebody joins through a person's link, in a browser of their own: theirs is the plain form, without cookies. */
export const bring = ({ referral_code }: Pick<User, 'referral_code'>): Promise<Response> =>
  fetch(new URL('/projects/test1234/users/post', inject('scriptUrl')), {
    method: 'POST',
    mode: 'no-cors',
    credentials: 'omit',
    body: new URLSearchParams({ 'user[profile][email]': somebody(), referral_token: referral_code }),
  });

/** Follows a link that was shared. Answers the page of this origin that it leads to, where no script has run yet. */
export async function follow(link: string): Promise<URL> {
  const visit = document.createElement('iframe');
  visit.sandbox.add('allow-same-origin');
  visit.src = link;
  const arrived = new Promise((resolve) => visit.addEventListener('load', resolve, { once: true }));
  document.body.append(visit);
  await arrived;
  const { href } = visit.contentWindow?.location ?? {};
  visit.remove();
  return new URL(String(href));
}

/** Asks again who is here, and how they are doing. */
export function Refresh(): ReactNode {
  const { refetch } = useUser();
  return (
    <button type="button" onClick={() => void refetch()}>
      refresh
    </button>
  );
}

/** What goes wrong in that sandbox, until it is called again. */
export const fault = (faults: Parameters<typeof commands.fault>[1]): Promise<void> =>
  commands.fault(inject('scriptUrl'), faults);

/** Renders below a provider on that sandbox, and again with another consent. */
export function renderOnSandbox(
  ui: ReactNode,
  client: Prefinery = arrive(),
): RenderResult & { say: (consent: PrefineryProviderProps['consent']) => void } {
  const page = (options: object) => (
    <StrictMode>
      <PrefineryProvider client={client} {...options}>
        {ui}
      </PrefineryProvider>
    </StrictMode>
  );
  const rendered = render(page({}));
  return { ...rendered, say: (consent) => rendered.rerender(page({ consent })) };
}
