import type { Prefinery, PrefineryError, User } from '@prefinery-kit/core';
import { type QueryClient, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { expectTypeOf } from 'vitest';
import { useUser } from '../visitor/useUser.ts';
import { referrerCodeQueryOptions, userQueryOptions } from './queryOptions.ts';

export async function loader(queryClient: QueryClient, client: Prefinery): Promise<void> {
  await queryClient.prefetchQuery(userQueryOptions(client));
  expectTypeOf(await queryClient.ensureQueryData(userQueryOptions(client))).toEqualTypeOf<User | null>();
  expectTypeOf(await queryClient.fetchQuery(referrerCodeQueryOptions(client))).toEqualTypeOf<string | null>();
  const { queryKey } = userQueryOptions(client);
  expectTypeOf(queryClient.getQueryData(queryKey)).toEqualTypeOf<User | null | undefined>();
  queryClient.setQueryData(queryKey, (user) => user && { ...user, referrals: user.referrals + 1 });
  // @ts-expect-error A user is no text.
  queryClient.setQueryData(queryKey, 'penny');
}

export function useTypes(client: Prefinery): void {
  const { data, error } = useQuery({ ...userQueryOptions(client), select: (user) => user?.referrals });
  expectTypeOf(data).toEqualTypeOf<number | undefined>();
  expectTypeOf(error).toEqualTypeOf<PrefineryError | null>();
  expectTypeOf(useSuspenseQuery(userQueryOptions(client)).data).toEqualTypeOf<User | null>();
  expectTypeOf(useUser().data).toEqualTypeOf<User | null | undefined>();
  expectTypeOf(useUser({ select: (user) => user?.referrals }).data).toEqualTypeOf<number | undefined>();
}
