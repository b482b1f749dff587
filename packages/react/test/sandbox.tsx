import { createPrefinery, type Prefinery, type PrefineryOptions, type User } from '@prefinery-kit/core';
import { forgetVisitor, resetPage } from '@prefinery-kit/core/testing';
import { render, type RenderResult } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { inject } from 'vitest';
import { commands } from 'vitest/browser';
import { useUser } from '../src/visitor/useUser.ts';
import { PrefineryProvider, type PrefineryProviderProps } from '../src/provider/PrefineryProvider.tsx';

/** The page's client, on the sandbox of tests/sandbox.setup.ts. After `resetPage` it is a new visitor's. */
export const createClient = (options: Partial<PrefineryOptions> = {}): Prefinery =>
  createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl'), ...options });

/** Replaces the browser's cookies by these, so that the page is the visitor's who had them. */
export function resume(cookies: string): void {
  forgetVisitor();
  for (const cookie of cookies.split('; ')) document.cookie = `${cookie}; path=/`;
}

/** A new page load by the same visitor: cookies stay. */
export function reload(): void {
  const { cookie } = document;
  resetPage();
  resume(cookie);
}

/** An e-mail address that is not in the campaign yet. */
export const newEmail = (): string => `penny.${crypto.randomUUID()}@bigbangtheory.com`;

/**
 * A visitor who has joined on an earlier page, and is back on a new one with its client. The page on which they joined would
 * know them without a command.
 */
export async function returnAsUser(): Promise<{ client: Prefinery; me: User }> {
  resetPage();
  const me = await createClient().addUser(newEmail());
  reload();
  return { client: createClient(), me };
}

/** Adds a user who was referred by this one. It posts the plain form without cookies, so the page's session stays. */
export const addReferral = ({ referral_code }: Pick<User, 'referral_code'>): Promise<Response> =>
  fetch(new URL('/projects/test1234/users/post', inject('scriptUrl')), {
    method: 'POST',
    mode: 'no-cors',
    credentials: 'omit',
    body: new URLSearchParams({ 'user[profile][email]': newEmail(), referral_token: referral_code }),
  });

/** Follows a referral link, and returns the address of this origin that it leads to. No script has run there yet. */
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

/** A button that refetches the user. */
export function Refresh(): ReactNode {
  const { refetch } = useUser();
  return (
    <button type="button" onClick={() => void refetch()}>
      refresh
    </button>
  );
}

/** Sets the faults of that sandbox, until it is called again. */
export const fault = (faults: Parameters<typeof commands.fault>[1]): Promise<void> =>
  commands.fault(inject('scriptUrl'), faults);

/** Renders below a provider on that sandbox. `setConsent` renders with another consent. */
export function renderOnSandbox(
  ui: ReactNode,
  client: Prefinery = createClient(),
): RenderResult & { setConsent: (consent: PrefineryProviderProps['consent']) => void } {
  const page = (options: object) => (
    <StrictMode>
      <PrefineryProvider client={client} {...options}>
        {ui}
      </PrefineryProvider>
    </StrictMode>
  );
  const rendered = render(page({}));
  return { ...rendered, setConsent: (consent) => rendered.rerender(page({ consent })) };
}
