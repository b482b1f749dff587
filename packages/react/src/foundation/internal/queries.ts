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

// Every query and mutation of the kit. Each is a function of its own, so that an app pays for those it uses.

// The loader alone retries, and whether the browser thinks it is offline says nothing about the vendor's script.
// What an app sets for its own queries is not for these: another person's answer, say, is no placeholder.
const shared = { networkMode: 'always', retry: false, throwOnError: false } as const;
const read = { ...shared, placeholderData: () => undefined } as const;
// Nobody asks for a write that is over.
const write = { ...shared, gcTime: 1000 } as const;

const pageKey = (client: Prefinery) => ['prefinery', client.project] as const;

/** How every query key of a person begins. It holds a random mark, and no address or signature. */
export const personKey = (client: Prefinery, sessionKey: string) => [...pageKey(client), sessionKey] as const;

/** The query key of the person who is here. */
export const userKey = (client: Prefinery, sessionKey: string) => [...personKey(client, sessionKey), 'user'] as const;

export const userQuery = ({ client, sessionKey }: Kit) =>
  ({
    ...read,
    queryKey: userKey(client, sessionKey),
    queryFn: () => client.session.read(),
    staleTime: 60_000,
  }) satisfies UseQueryOptions<User | null, PrefineryError>;

export const referralCodeQuery = ({ client, sessionKey }: Kit) =>
  ({
    ...read,
    queryKey: [...personKey(client, sessionKey), 'referral-code'],
    queryFn: () => client.getReferralCode(),
    staleTime: Infinity,
  }) satisfies UseQueryOptions<string | null, PrefineryError>;

export const referrerCodeQuery = ({ client }: Kit) =>
  ({
    ...read,
    queryKey: [...pageKey(client), 'referrer-code'],
    queryFn: () => client.getReferrerCode(),
    staleTime: Infinity,
  }) satisfies UseQueryOptions<string | null, PrefineryError>;

const impressionKey = (client: Prefinery) => [...pageKey(client), 'form-impression'] as const;

// A query, because it happens once however many forms there are. An app that reads all of its queries again has not shown
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

/** Everything of this campaign. */
export const allQueries = (client: Prefinery) => ({ queryKey: pageKey(client) }) satisfies QueryFilters;

/** What could not be read. */
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
