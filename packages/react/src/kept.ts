import type { User } from '@prefinery-kit/core';
import type { Kit } from './context.ts';
import { userKey } from './visitor.ts';

/** How long after a write, in ms, reads may still answer as if it had not happened: in production they lag by minutes. */
const LAG = 5 * 60_000;

/** Puts a write's answer into the cache, from where no older read drives it out. Only apps that write pay for this. */
export function keepUser({ client, queryClient, visitor }: Kit, user: User | null): void {
  const queryKey = userKey(visitor);
  const writtenAt = Date.now();
  // What is being read was asked before.
  void queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, user);
  visitor.readUser = async () => {
    const read = await client.getUser();
    const kept = queryClient.getQueryData<User | null>(queryKey);
    if (!kept || Date.now() - writtenAt > LAG) return read;
    return !read || (read.id === kept.id && read.updated_at < kept.updated_at) ? kept : read;
  };
}
