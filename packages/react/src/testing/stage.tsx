import { createPrefinery, type IdentitySource, type Prefinery } from '@prefinery-kit/core';
import { createFakeVendor, type FakeVendor } from '@prefinery-kit/core/testing';
import { QueryClient } from '@tanstack/react-query';
import type { JSXElementConstructor, ReactNode } from 'react';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';

/** Around what is rendered. All of it is new for each render, unless you hand in something of your own. */
export interface PrefineryTestOptions {
  /**
   * The fake that answers. One that is on the page already stays there, and so does what was rendered with it.
   *
   * @defaultValue a campaign of nobody
   */
  vendor?: FakeVendor | undefined;
  /**
   * The person who is logged in to your app, as for `PrefineryProvider`. `vendor.sign(email)` makes the signature.
   *
   * @defaultValue the person of the fake's browser session, where there is one
   */
  identity?: IdentitySource;
  /**
   * Where answers are cached.
   *
   * @defaultValue a new one
   */
  queryClient?: QueryClient | undefined;
  /**
   * How long a command waits for its answer, in ms. Give a short one where the fake is `silent`.
   *
   * @defaultValue 10000
   */
  timeout?: number | undefined;
  /** Your own providers. They stand around the kit's. */
  wrapper?: JSXElementConstructor<{ children: ReactNode }> | undefined;
}

/** What a test has in hand beside what is on the screen. */
export interface PrefineryTestResult {
  /** The fake: who is in the campaign, what was called, what is to go wrong. */
  vendor: FakeVendor;
  /** The client of what was rendered. */
  client: Prefinery;
  /** Where its answers are cached. */
  queryClient: QueryClient;
}

/** Whatever was rendered on a page that is no more. Test runners without globals take nothing down by themselves. */
const cleanups: (() => void)[] = [];

/** Has something taken down when the next test gets a new page, unless it is gone by then. */
export const cleanUpLater = (clean: () => void): void => void cleanups.push(clean);

/** A page, a client and a cache, and the provider that hands them on. */
export function setStage(options: PrefineryTestOptions) {
  const { vendor = createFakeVendor(), identity, timeout, wrapper: Around } = options;
  if (!vendor.isInstalled) {
    for (const clean of cleanups.splice(0)) clean();
    // What forms of the test before have said to screen readers.
    for (const region of document.querySelectorAll('[data-prefinery=announcer]')) region.remove();
    vendor.install();
  }
  const client = createPrefinery({ project: 'testing1', timeout });
  // Timers that throw away what nobody uses would outlive the test.
  const queryClient =
    options.queryClient ??
    new QueryClient({ defaultOptions: { queries: { gcTime: Infinity }, mutations: { gcTime: Infinity } } });

  const wrapper = ({ children }: { children: ReactNode }) => {
    const provided = (
      <PrefineryProvider client={client} queryClient={queryClient} identity={identity}>
        {children}
      </PrefineryProvider>
    );
    return Around ? <Around>{provided}</Around> : provided;
  };
  return { wrapper, stage: { vendor, client, queryClient } satisfies PrefineryTestResult };
}
