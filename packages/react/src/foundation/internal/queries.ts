import {
  type CommandData,
  type Prefinery,
  type PrefineryError,
  type Reward,
  type User,
  withLanding,
} from '@prefinery-kit/core';
import type { QueryFilters, UseMutationOptions, UseQueryOptions } from '@tanstack/react-query';
import type { Kit } from './context.ts';
import { kitKey } from './persistence.ts';

// Every query and mutation of the kit. Each is a separate function, so that an app bundles only those it uses.

// Only the script loader retries. The vendor's script may load although the browser reports to be offline. An app's
// default options are not used: with `placeholderData`, for example, another user's data would be shown.
const shared = { networkMode: 'always', retry: false, throwOnError: false } as const;
const read = { ...shared, placeholderData: () => undefined } as const;
// No component reads the result of a mutation after it has unmounted.
const write = { ...shared, gcTime: 1000 } as const;

const pageKey = (client: Prefinery) => [kitKey, client.project] as const;

/** Differs for each page load, so that what an app has persisted of an earlier visit is not used. */
const visitKey = (client: Prefinery) => [...pageKey(client), pageLoad()] as const;

/** When the page was loaded; empty in a browser that does not tell. */
function pageLoad(): string {
  try {
    return String(performance.timeOrigin);
  } catch {
    return '';
  }
}

/** The prefix of all query keys of a user. The session key is random, and holds no address or signature. */
export const sessionQueryKey = (client: Prefinery, sessionKey: string) => [...pageKey(client), sessionKey] as const;

/** The query key of the current user. */
export const userKey = (client: Prefinery, sessionKey: string) =>
  [...sessionQueryKey(client, sessionKey), 'user'] as const;

export const userQuery = ({ client, sessionKey }: Pick<Kit, 'client' | 'sessionKey'>) =>
  ({
    ...read,
    queryKey: userKey(client, sessionKey),
    queryFn: () => client.session.read(),
    staleTime: 60_000,
  }) satisfies UseQueryOptions<User | null, PrefineryError>;

export const referralCodeQuery = ({ client, sessionKey }: Pick<Kit, 'client' | 'sessionKey'>) =>
  ({
    ...read,
    queryKey: [...sessionQueryKey(client, sessionKey), 'referral-code'],
    queryFn: () => client.getReferralCode(),
    staleTime: Infinity,
  }) satisfies UseQueryOptions<string | null, PrefineryError>;

export const referrerCodeQuery = ({ client }: Pick<Kit, 'client'>) =>
  ({
    ...read,
    queryKey: [...visitKey(client), 'referrer-code'],
    queryFn: () => client.getReferrerCode(),
    staleTime: Infinity,
  }) satisfies UseQueryOptions<string | null, PrefineryError>;

const impressionKey = (client: Prefinery) => [...visitKey(client), 'form-impression'] as const;

// A query, because it is sent once however many forms there are. An app that refetches all of its queries has not shown
// the form again.
export const formImpressionQuery = ({ client, queryClient }: Kit) =>
  ({
    ...read,
    queryKey: impressionKey(client),
    queryFn: async () =>
      queryClient.getQueryData<true>(impressionKey(client)) ?? client.recordFormImpression().then(() => true),
    staleTime: Infinity,
    gcTime: Infinity,
  }) satisfies UseQueryOptions<boolean, PrefineryError>;

/** All queries of this campaign. */
export const allQueries = (client: Prefinery) => ({ queryKey: pageKey(client) }) satisfies QueryFilters;

/** All queries that failed. */
export const failedQueries = (client: Prefinery) =>
  ({ ...allQueries(client), predicate: ({ state }) => !!state.error }) satisfies QueryFilters;

export const addUserMutation = ({ client }: Kit) =>
  ({
    ...write,
    mutationKey: [...pageKey(client), 'addUser'],
    mutationFn: async (data) => client.addUser(await withLanding(client, data)),
  }) satisfies UseMutationOptions<User, PrefineryError, CommandData<'addUser'>>;

export const authenticateUserMutation = ({ client }: Kit) =>
  ({
    ...write,
    mutationKey: [...pageKey(client), 'authenticateUser'],
    mutationFn: (data) => client.authenticateUser(data),
  }) satisfies UseMutationOptions<User, PrefineryError, CommandData<'authenticateUser'>>;

export const logoutUserMutation = ({ client }: Kit) =>
  ({
    ...write,
    mutationKey: [...pageKey(client), 'logoutUser'],
    mutationFn: () => client.logoutUser(),
  }) satisfies UseMutationOptions<void, PrefineryError>;

export const triggerRewardsMutation = ({ client }: Kit) =>
  ({
    ...write,
    mutationKey: [...pageKey(client), 'triggerRewards'],
    mutationFn: (data) => client.triggerRewards(data),
  }) satisfies UseMutationOptions<Reward[], PrefineryError, CommandData<'triggerRewards'>>;

export const popupMutation = ({ client }: Kit, command: 'popupReferralPage' | 'closeReferralPage') =>
  ({
    ...write,
    mutationKey: [...pageKey(client), command],
    mutationFn: () => client[command](),
  }) satisfies UseMutationOptions<void, PrefineryError>;
