import { type CommandData, type PrefineryError, type Reward, type User, withLanding } from '@prefinery-kit/core';
import type { QueryFilters, UseMutationOptions, UseQueryOptions } from '@tanstack/react-query';
import type { Kit } from './context.ts';

// Every query and mutation of the kit. Each is a function of its own, so that an app pays for those it uses.

// The loader alone retries, and whether the browser thinks it is offline says nothing about the vendor's script.
const shared = { networkMode: 'always', retry: false, throwOnError: false } as const;

// What an app sets for its own queries is not for these: another person's answer is no placeholder.
const read = { ...shared, placeholderData: () => undefined } as const;

export const userQuery = ({ visitor }: Kit) =>
  ({
    ...read,
    queryKey: visitor.userKey,
    queryFn: visitor.readUser,
    staleTime: 60_000,
  }) satisfies UseQueryOptions<User | null, PrefineryError>;

export const referralCodeQuery = ({ client, visitor }: Kit, userId: string | undefined) =>
  ({
    ...read,
    queryKey: [...visitor.scope, 'referral-code', userId],
    queryFn: () => client.getReferralCode(),
    staleTime: Infinity,
  }) satisfies UseQueryOptions<string | null, PrefineryError>;

export const referrerCodeQuery = ({ client, visitor }: Kit) =>
  ({
    ...read,
    queryKey: [...visitor.scope, 'referrer-code'],
    queryFn: () => client.getReferrerCode(),
    staleTime: Infinity,
  }) satisfies UseQueryOptions<string | null, PrefineryError>;

// A query, because it happens once however many forms there are.
export const formImpressionQuery = ({ client }: Kit) =>
  ({
    ...read,
    queryKey: ['prefinery', client.project, 'form-impression'],
    queryFn: () => client.recordFormImpression().then(() => true),
    staleTime: Infinity,
    gcTime: Infinity,
  }) satisfies UseQueryOptions<boolean, PrefineryError>;

/** Everything of this campaign. */
export const allQueries = ({ client }: Kit) => ({ queryKey: ['prefinery', client.project] }) satisfies QueryFilters;

/** What could not be read and is waited for, and is not being read again already. */
export const failedQueries = ({ client }: Kit) =>
  ({
    queryKey: ['prefinery', client.project],
    type: 'active',
    fetchStatus: 'idle',
    predicate: ({ state }) => state.status === 'error',
  }) satisfies QueryFilters;

export const addUserMutation = ({ client, visitor }: Kit) =>
  ({
    ...shared,
    mutationKey: [...visitor.scope, 'addUser'],
    mutationFn: async (data) => {
      await visitor.begin();
      const user = await client.addUser(await withLanding(client, data));
      visitor.keepUser(user);
      return user;
    },
  }) satisfies UseMutationOptions<User, PrefineryError, CommandData<'addUser'>>;

export const authenticateUserMutation = ({ client, visitor }: Kit) =>
  ({
    ...shared,
    mutationKey: [...visitor.scope, 'authenticateUser'],
    mutationFn: async (data) => {
      await visitor.begin();
      const user = await client.authenticateUser(data);
      visitor.keepUser(user);
      return user;
    },
  }) satisfies UseMutationOptions<User, PrefineryError, CommandData<'authenticateUser'>>;

export const logoutUserMutation = ({ client, visitor }: Kit) =>
  ({
    ...shared,
    mutationKey: [...visitor.scope, 'logoutUser'],
    mutationFn: async () => {
      await visitor.begin();
      await client.logoutUser();
      visitor.keepUser(null);
    },
  }) satisfies UseMutationOptions<void, PrefineryError>;

export const triggerRewardsMutation = ({ client, visitor }: Kit) =>
  ({
    ...shared,
    mutationKey: [...visitor.scope, 'triggerRewards'],
    mutationFn: async (data) => {
      await visitor.begin();
      const identity = visitor.vouched();
      const isNamed = data.email !== undefined || identity?.email === undefined;
      return client.triggerRewards(isNamed ? data : { ...identity, event: data.event });
    },
  }) satisfies UseMutationOptions<Reward[], PrefineryError, CommandData<'triggerRewards'>>;

export const popupMutation = ({ client, visitor }: Kit, command: 'popupReferralPage' | 'closeReferralPage') =>
  ({
    ...shared,
    mutationKey: [...visitor.scope, command],
    mutationFn: async () => {
      if (command === 'closeReferralPage') return client[command]();
      await visitor.begin();
      return client[command](visitor.vouched() ?? undefined);
    },
  }) satisfies UseMutationOptions<void, PrefineryError>;
