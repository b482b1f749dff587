'use client';
import { completeUser, type User } from '@prefinery-kit/core';
import { type FetchQueryOptions, QueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { KitContext, type ServerLanding, useKit } from '../foundation/internal/context.ts';
import { referrerCodeQuery, userQuery } from '../foundation/internal/queries.ts';

export interface ServerStateProps {
  children?: ReactNode;
  /** The person of this request as your server knows them, `null` for nobody. Left out: your server does not know. */
  user?: User | null | undefined;
  /**
   * How the visitor came: what `readLanding(request)` of `@prefinery-kit/core/server` answered. Signup forms carry it from
   * the first paint on, so whoever sent somebody is credited also without JavaScript.
   */
  landing?: ServerLanding | undefined;
}

/**
 * Hands what your server knows to everything below it, so that the first paint is right: on the server, while hydrating, and
 * until the vendor's script has answered. That answer then takes its place. Put it right below the provider, and give the
 * provider the `identity` of the same person, or the script will answer that nobody is known.
 *
 * The `user` counts for the first person only: when the provider's `identity` changes, nothing of it is shown. Of `landing` the
 * first one counts.
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
  // What an app's server has kept of a user may be less than what the service answers.
  const user = useMemo(() => (given === undefined ? given : given ? completeUser(given) : null), [given]);
  const [{ own, reads, first }] = useState(() => {
    // An app's cache may outlive the request on a server, and this is nobody else's business.
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
  // Whatever an app sets for its queries: this is asked about.
  useEffect(() => reads.forEach((read) => read()), [reads]);
  const value = useMemo(
    () => ({ ...kit, queryClient: own ?? kit.queryClient, serverUser: user, serverLanding: first }),
    [kit, own, user, first],
  );
  return <KitContext.Provider value={value}>{children}</KitContext.Provider>;
}

/** Puts in what is known, as something old, where nothing is. Answers how to read it anew. */
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
