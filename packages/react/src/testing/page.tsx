import { createPrefinery, type IdentitySource, type Prefinery } from '@prefinery-kit/core';
import { createFakeVendor, type FakeVendor } from '@prefinery-kit/core/testing';
import { QueryClient } from '@tanstack/react-query';
import type { JSXElementConstructor, ReactNode } from 'react';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';

/** What is around the rendered component. All of it is new for each render, unless you pass your own. */
export interface PrefineryTestOptions {
  /**
   * The fake that answers. One that is on the page already stays there, and so do earlier renders with it.
   *
   * @defaultValue a campaign without users
   */
  vendor?: FakeVendor | undefined;
  /**
   * The user who is logged in to your app, as for `PrefineryProvider`. `vendor.sign(email)` makes the signature.
   *
   * @defaultValue the user of the fake's browser session, if there is one
   */
  identity?: IdentitySource;
  /**
   * The cache of answers.
   *
   * @defaultValue a new one
   */
  queryClient?: QueryClient | undefined;
  /**
   * How long a command waits for its answer, in ms. Use a short one if the fake is `silent`.
   *
   * @defaultValue 10000
   */
  timeout?: number | undefined;
  /** Your own providers. They are around the kit's provider. */
  wrapper?: JSXElementConstructor<{ children: ReactNode }> | undefined;
}

/** What a render returns in addition to Testing Library's result. */
export interface PrefineryTestResult {
  /** The fake: its users, the commands that were called, and its faults. */
  vendor: FakeVendor;
  /** The client of the rendered components. */
  client: Prefinery;
  /** The cache of answers. */
  queryClient: QueryClient;
}

/** Unmounts earlier renders. Test runners without globals have no automatic cleanup. */
const cleanups: (() => void)[] = [];

/** Calls `clean` when the next test installs a new fake. */
export const cleanUpLater = (clean: () => void): void => void cleanups.push(clean);

/** Creates a page, a client and a cache, and a provider for them. */
export function createTestPage(options: PrefineryTestOptions) {
  const { vendor = createFakeVendor(), identity, timeout, wrapper: Around } = options;
  if (!vendor.isInstalled) {
    for (const clean of cleanups.splice(0)) clean();
    // Live regions that forms of the previous test have left.
    for (const region of document.querySelectorAll('[data-prefinery=announcer]')) region.remove();
    vendor.install();
  }
  const client = createPrefinery({ project: 'testing1', timeout });
  // Garbage collection timers of the cache would outlive the test.
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
  return { wrapper, page: { vendor, client, queryClient } satisfies PrefineryTestResult };
}
