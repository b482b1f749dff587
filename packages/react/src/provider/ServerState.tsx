'use client';
import { completeUser, type User } from '@prefinery-kit/core';
import { type FetchQueryOptions, QueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { KitContext, type ServerLanding, useKit } from '../foundation/internal/context.ts';
import { referrerCodeQuery, userQuery } from '../foundation/internal/queries.ts';

export interface ServerStateProps {
  children?: ReactNode;
  /**
   * The user of this request as your server knows them, `null` for an anonymous visitor. Leave it out if your server
   * does not know.
   */
  user?: User | null | undefined;
  /**
   * How the visitor came: what `readLanding(request)` of `@prefinery-kit/core/server` answered. Signup forms carry it
   * from the first paint on, so referrers are credited also without JavaScript.
   */
  landing?: ServerLanding | undefined;
}

/**
 * Gives what your server knows to the components below, so that the first paint is right: on the server, while
 * hydrating, and until the vendor's script has answered. That answer then replaces it. Put it right below the provider,
 * and give the provider the `identity` of the same user, or the script will answer that the visitor is anonymous.
 *
 * The `user` is used for the first identity only: when the provider's `identity` changes, it is no longer shown. Only
 * the first `landing` is used.
 *
 * @example
 * ```tsx
 * <PrefineryProvider project="abcd1234" identity={identity}>
 *   <ServerState user={user} landing={landing}>
 *     <App />
 *   </ServerState>
 * </PrefineryProvider>
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function ServerState({ children, user: given, landing }: ServerStateProps): ReactNode {
  const kit = useKit('ServerState');
  // The server's copy of a user may be older than what the service answers, so missing fields are filled in.
  const user = useMemo(() => (given === undefined ? given : given ? completeUser(given) : null), [given]);
  const [{ own, reads, first }] = useState(() => {
    // On a server an app's cache may outlive the request, and must not show this user to another visitor.
    const ownClient = typeof document === 'undefined' ? new QueryClient() : null;
    const queryClient = ownClient ?? kit.queryClient;
    return {
      own: ownClient,
      first: landing,
      reads: [
        ...fill(queryClient, userQuery(kit), user),
        ...fill(queryClient, referrerCodeQuery(kit), landing?.referrer),
      ],
    };
  });
  // Fetches by itself, because the app's default options may turn refetching off.
  useEffect(() => reads.forEach((read) => read()), [reads]);
  const value = useMemo(
    () => ({ ...kit, queryClient: own ?? kit.queryClient, serverUser: user, serverLanding: first }),
    [kit, own, user, first],
  );
  return <KitContext.Provider value={value}>{children}</KitContext.Provider>;
}

/** Writes the user into the cache as stale data, if the cache is empty. Returns a function that refetches it. */
function fill<Data, Key extends readonly unknown[]>(
  queryClient: QueryClient,
  query: FetchQueryOptions<Data, Error, Data, Key>,
  initialData: Data | undefined,
): (() => void)[] {
  if (initialData === undefined) return [];
  const options = { ...query, staleTime: 60_000, initialData, initialDataUpdatedAt: 1 };
  queryClient.getQueryCache().build(queryClient, options);
  return [() => void queryClient.prefetchQuery(options)];
}
