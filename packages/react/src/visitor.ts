import { type Identity, type Prefinery, PrefineryError, type User } from '@prefinery-kit/core';
import type { QueryClient } from '@tanstack/react-query';

/** Whom the app vouches for: an identity signed by its server, or a function that fetches one. */
export type IdentitySource = Identity | (() => Promise<Identity | null>);

/** Who the visitor is, and where that is cached. */
export interface Visitor {
  /** How every query key of this visitor begins. No e-mail address and no signature is in it. */
  readonly scope: readonly unknown[];
  /** The query key of the person who is known here. */
  readonly userKey: readonly unknown[];
  /** Asks the service, vouching for the app's person the first time. `null` is nobody. */
  readUser: () => Promise<User | null>;
  /** Puts a write's answer into the cache, from where no older read drives it out. */
  keepUser: (user: User | null) => void;
  /** The identity that the app gave, once it is there. */
  vouched: () => Identity | null;
}

/** For so long after a write, in ms, reads may still answer as if it had not happened: in production they lag by minutes. */
const LAG = 5 * 60_000;

let sources = 0;

// For whom each client spoke last. A browser has one session, so another person begins with a log-out.
const speakers = new WeakMap<Prefinery, { identity: string | null | undefined }>();

export function createVisitor(client: Prefinery, queryClient: QueryClient, source?: IdentitySource | null): Visitor {
  const scope = ['prefinery', client.project, source && ++sources];
  const userKey = [...scope, 'user'];
  let isEstablished = false;
  let identity: Identity | null = null;
  /** The identity again, while there is no browser session to take its place. */
  let unsessioned: Identity | undefined;
  let writtenAt = 0;

  /** Starts the browser session of the app's person, where there is one. */
  async function establish(): Promise<User | null> {
    const speaker = { identity: speakers.get(client)?.identity };
    speakers.set(client, speaker);
    identity = typeof source === 'function' ? await source() : (source ?? null);
    if (speakers.get(client) !== speaker) throw new PrefineryError('aborted', { command: 'getUser' });

    const before = speaker.identity;
    speaker.identity = identity && JSON.stringify(identity);
    if (before && before !== speaker.identity) await client.logoutUser();
    if (!identity) return null;
    return client.authenticateUser(identity).catch(async (error: PrefineryError) => {
      if (error.code !== 'unauthorized') throw error;
      // Not in the campaign yet, or wrongly signed, which the next read tells. A session that is there is another's.
      unsessioned = identity ?? undefined;
      await client.logoutUser();
      return null;
    });
  }

  async function ask(): Promise<User | null> {
    const user = isEstablished ? null : await establish();
    isEstablished = true;
    return user ?? client.getUser(unsessioned);
  }

  return {
    scope,
    userKey,
    keepUser(user) {
      writtenAt = Date.now();
      queryClient.setQueryData(userKey, user);
    },
    async readUser() {
      const askedAt = Date.now();
      const read = await ask();
      const kept = queryClient.getQueryData<User | null>(userKey);
      // What was written meanwhile is newer.
      if (writtenAt >= askedAt && kept !== undefined) return kept;
      if (!kept || Date.now() - writtenAt > LAG) return read;
      return !read || (read.id === kept.id && read.updated_at < kept.updated_at) ? kept : read;
    },
    vouched: () => identity,
  };
}
