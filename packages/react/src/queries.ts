import { type CommandData, type PrefineryError, type Reward, type User, withLanding } from '@prefinery-kit/core';
import type { QueryFilters, UseMutationOptions, UseQueryOptions } from '@tanstack/react-query';
import type { Kit } from './context.ts';
import { keepUser } from './kept.ts';
import { userKey } from './visitor.ts';

// Every query and mutation of the kit. Each is a function of its own, so that an app pays for those it uses.

// The loader alone retries, and whether the browser thinks it is offline says nothing about the vendor's script.
// What an app sets for its own queries is not for these: another person's answer, say, is no placeholder.
const shared = { networkMode: 'always', retry: false, throwOnError: false } as const;
const read = { ...shared, placeholderData: () => undefined } as const;
// Nobody asks for a write that is over.
const write = { ...shared, gcTime: 1000 } as const;

export const userQuery = ({ visitor }: Kit) =>
  ({
    ...read,
    queryKey: userKey(visitor),
    queryFn: () => visitor.readUser(),
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
export const formImpressionQuery = ({ client, visitor }: Kit) =>
  ({
    ...read,
    queryKey: [...visitor.scope, 'form-impression'],
    queryFn: () => client.recordFormImpression().then(() => true),
    staleTime: Infinity,
    gcTime: Infinity,
  }) satisfies UseQueryOptions<boolean, PrefineryError>;

/** Everything of this campaign. */
export const allQueries = ({ client }: Kit) => ({ queryKey: ['prefinery', client.project] }) satisfies QueryFilters;

/** What could not be read for this visitor. */
export const failedQueries = ({ visitor }: Kit) =>
  ({
    queryKey: visitor.scope,
    predicate: ({ state }) => !!state.error,
  }) satisfies QueryFilters;

export const addUserMutation = (kit: Kit) =>
  ({
    ...write,
    mutationKey: [...kit.visitor.scope, 'addUser'],
    mutationFn: async (data) => {
      await kit.visitor.begin();
      const user = await kit.client.addUser(await withLanding(kit.client, data));
      keepUser(kit, user);
      return user;
    },
  }) satisfies UseMutationOptions<User, PrefineryError, CommandData<'addUser'>>;

export const authenticateUserMutation = (kit: Kit) =>
  ({
    ...write,
    mutationKey: [...kit.visitor.scope, 'authenticateUser'],
    mutationFn: async (data) => {
      await kit.visitor.begin();
      const user = await kit.client.authenticateUser(data);
      keepUser(kit, user);
      return user;
    },
  }) satisfies UseMutationOptions<User, PrefineryError, CommandData<'authenticateUser'>>;

export const logoutUserMutation = (kit: Kit) =>
  ({
    ...write,
    mutationKey: [...kit.visitor.scope, 'logoutUser'],
    mutationFn: async () => {
      await kit.visitor.begin();
      await kit.client.logoutUser();
      keepUser(kit, null);
    },
  }) satisfies UseMutationOptions<void, PrefineryError>;

export const triggerRewardsMutation = ({ client, visitor }: Kit) =>
  ({
    ...write,
    mutationKey: [...visitor.scope, 'triggerRewards'],
    mutationFn: async (data) => {
      await visitor.begin();
      const identity = visitor.identity;
      const isNamed = data.email !== undefined || identity?.email === undefined;
      return client.triggerRewards(isNamed ? data : { ...identity, event: data.event });
    },
  }) satisfies UseMutationOptions<Reward[], PrefineryError, CommandData<'triggerRewards'>>;

export const popupMutation = ({ client, visitor }: Kit, command: 'popupReferralPage' | 'closeReferralPage') =>
  ({
    ...write,
    mutationKey: [...visitor.scope, command],
    mutationFn: async () => {
      if (command === 'closeReferralPage') return client[command]();
      await visitor.begin();
      return client[command](visitor.identity ?? undefined);
    },
  }) satisfies UseMutationOptions<void, PrefineryError>;
