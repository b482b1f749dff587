import type { CommandData, Prefinery, PrefineryError, User } from '@prefinery-kit/core';
import { type QueryClient, queryOptions, type UseMutationOptions } from '@tanstack/react-query';

/** For so long after a write, in ms, reads may still answer as if it had not happened: in production they lag by minutes. */
const LAG = 5 * 60_000;

// The loader alone retries, and whether the browser thinks it is offline says nothing about the vendor's script.
const shared = { networkMode: 'always', retry: false } as const;

/** Every query and mutation of the kit, and the only place with a query key. E-mails and signatures stay out of keys. */
export function createQueries(client: Prefinery, queryClient: QueryClient) {
  const scope = ['prefinery', client.project] as const;
  const userKey = [...scope, 'user'] as const;
  let writes = 0;
  let writtenAt = 0;

  /** Puts a write's answer into the cache, from where no older read will drive it out. */
  const keepUser = (user: User | null) => {
    writes += 1;
    writtenAt = Date.now();
    queryClient.setQueryData(userKey, user);
  };

  async function readUser(): Promise<User | null> {
    const writesBefore = writes;
    const read = await client.getUser();
    const kept = queryClient.getQueryData<User | null>(userKey);
    if (kept === undefined) return read;
    if (writes !== writesBefore) return kept;
    if (!kept || Date.now() - writtenAt > LAG) return read;
    return !read || (read.id === kept.id && read.updated_at < kept.updated_at) ? kept : read;
  }

  return {
    user: queryOptions<User | null, PrefineryError>({
      ...shared,
      queryKey: userKey,
      queryFn: readUser,
      staleTime: 60_000,
    }),
    // A query, because it happens once however many forms there are.
    formImpression: queryOptions<boolean, PrefineryError>({
      ...shared,
      queryKey: [...scope, 'form-impression'],
      queryFn: () => client.recordFormImpression().then(() => true),
      staleTime: Infinity,
      gcTime: Infinity,
    }),
    addUser: {
      ...shared,
      mutationKey: [...scope, 'addUser'],
      mutationFn: async (data) => {
        const user = await client.addUser(data);
        keepUser(user);
        return user;
      },
    } satisfies UseMutationOptions<User, PrefineryError, CommandData<'addUser'>>,
  };
}

export type Queries = ReturnType<typeof createQueries>;
