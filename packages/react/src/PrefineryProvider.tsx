'use client';
import { createPrefinery, type Prefinery, type PrefineryOptions } from '@prefinery-kit/core';
import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { KitContext } from './context.ts';
import { createQueries } from './queries.ts';

interface SharedProps {
  children?: ReactNode;
  /**
   * Where answers are cached.
   *
   * @defaultValue the app's own `QueryClient` if there is a `QueryClientProvider` above, else a private one
   */
  queryClient?: QueryClient | undefined;
}

interface ClientProps extends SharedProps, Partial<Record<keyof PrefineryOptions, undefined>> {
  /** A client made with `createPrefinery`. */
  client: Prefinery;
}

interface OptionsProps extends SharedProps, PrefineryOptions {
  client?: undefined;
}

/** A `client`, or the options to make one. */
export type PrefineryProviderProps = ClientProps | OptionsProps;

/**
 * Connects everything below it to one campaign and loads the vendor's script.
 *
 * @example
 * ```tsx
 * <PrefineryProvider project="abcd1234">
 *   <SignupForm />
 *   <Leaderboard />
 * </PrefineryProvider>
 * ```
 *
 * @throws `PrefineryError` with code `invalid_options` or `project_conflict`, see `createPrefinery`.
 */
export function PrefineryProvider(props: PrefineryProviderProps): ReactNode {
  const client = useClient(props);
  const queryClient = useOwnQueryClient(props.queryClient);
  const kit = useMemo(
    () => ({ client, queryClient, queries: createQueries(client, queryClient) }),
    [client, queryClient],
  );
  useEffect(() => client.load(), [client]);
  return <KitContext.Provider value={kit}>{props.children}</KitContext.Provider>;
}

function useClient(props: PrefineryProviderProps): Prefinery {
  const { client, project = '', scriptUrl, nonce, timeout, enabled } = props;
  return useMemo(
    () => client ?? createPrefinery({ project, scriptUrl, nonce, timeout, enabled }),
    [client, project, scriptUrl, nonce, timeout, enabled],
  );
}

/** The one that is given, else the app's from context, else a private one that ends with the provider. */
function useOwnQueryClient(given: QueryClient | undefined): QueryClient {
  const shared = useContext(QueryClientContext);
  const [own] = useState(() => new QueryClient());
  const isOwn = !given && !shared;
  const isMounted = useRef(false);
  useEffect(() => {
    if (!isOwn) return;
    own.mount();
    isMounted.current = true;
    return () => {
      own.unmount();
      isMounted.current = false;
      // StrictMode mounts again at once; only a provider that is gone for good lets go of what it cached.
      queueMicrotask(() => isMounted.current || own.clear());
    };
  }, [own, isOwn]);
  return given ?? shared ?? own;
}
