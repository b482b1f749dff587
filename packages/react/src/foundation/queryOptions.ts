import type { Prefinery, PrefineryError, User } from '@prefinery-kit/core';
import type { DataTag, UseQueryOptions } from '@tanstack/react-query';
import { referralCodeQuery, referrerCodeQuery, userQuery } from './internal/queries.ts';

/** Options of a read, for every function of TanStack Query that takes query options. The key knows the type of the data. */
export interface PrefineryQueryOptions<Data> extends UseQueryOptions<Data, PrefineryError, Data, readonly string[]> {
  queryKey: DataTag<readonly string[], Data>;
  queryFn: () => Promise<Data>;
}

/** The session's key is read at each call, because it changes with the user. */
const sessionOf = (client: Prefinery) => ({ client, sessionKey: client.session.state.key });

interface Untagged<Data> extends Omit<PrefineryQueryOptions<Data>, 'queryKey'> {
  queryKey: readonly string[];
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tag of a key exists for types only.
const tag = <Data>(options: Untagged<Data>) => options as PrefineryQueryOptions<Data>;

/**
 * The query of `useUser`, for what no hook does: to prefetch it in a route's loader, or to read and change the cached
 * user. Give it to the `QueryClient` that the provider uses.
 *
 * The key holds no e-mail address and no signature: of the user it has only a random value, which changes when another
 * user logs in. So call this anew where you need it, and do not store the options. On a server the query fails with
 * `no_browser`, which `prefetchQuery` ignores: there, use `ServerState`.
 *
 * @example In a loader
 * ```ts
 * const loader = async () => {
 *   await queryClient.prefetchQuery(userQueryOptions(prefinery));
 *   return null;
 * };
 * ```
 *
 * @example The user, or `null`, once it is known
 * ```ts
 * const user = await queryClient.ensureQueryData(userQueryOptions(prefinery));
 * if (user) console.log(user.list_position);
 * ```
 *
 * @example Change the cached user until the next read
 * ```ts
 * queryClient.setQueryData(
 *   userQueryOptions(prefinery).queryKey,
 *   (user) => user && { ...user, referrals: user.referrals + 1 },
 * );
 * ```
 */
export const userQueryOptions = (client: Prefinery): PrefineryQueryOptions<User | null> =>
  tag(userQuery(sessionOf(client)));

/**
 * The query of `useReferralCode`: the referral code of the current user, or `null`. It sends a command of its own; a
 * user from `userQueryOptions` has the code already.
 *
 * @example
 * ```ts
 * const code = await queryClient.ensureQueryData(referralCodeQueryOptions(prefinery));
 * ```
 */
export const referralCodeQueryOptions = (client: Prefinery): PrefineryQueryOptions<string | null> =>
  tag(referralCodeQuery(sessionOf(client)));

/**
 * The query of `useReferrerCode`: the code of the user whose link the visitor came by, or `null`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(referrerCodeQueryOptions(prefinery));
 * ```
 */
export const referrerCodeQueryOptions = (client: Prefinery): PrefineryQueryOptions<string | null> =>
  tag(referrerCodeQuery({ client }));
