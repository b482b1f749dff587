import { createPrefinery, type Prefinery, type PrefineryOptions } from '@prefinery-kit/core';
import { render, type RenderResult } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { inject } from 'vitest';
import { commands } from 'vitest/browser';
import { PrefineryProvider, type PrefineryProviderProps } from './PrefineryProvider.tsx';

/** The page's client on the sandbox of the set-up. `resetPage` makes the next one a new visitor's. */
export const arrive = (options: Partial<PrefineryOptions> = {}): Prefinery =>
  createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl'), ...options });

/** An address that nobody has. */
export const somebody = (): string => `penny.${crypto.randomUUID()}@bigbangtheory.com`;

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
