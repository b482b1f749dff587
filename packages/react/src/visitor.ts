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
  /**
   * Begins the browser session of the app's person, once. Whatever speaks for that person waits for it.
   */
  begin: () => Promise<unknown>;
  /** The identity that the app gave, once the session has begun. */
  vouched: () => Identity | null;
}

/** For so long after a write, in ms, reads may still answer as if it had not happened: in production they lag by minutes. */
const LAG = 5 * 60_000;

let sources = 0;

/** A visitor. Without a `source` whoever has the browser session is known; `null` is that the app knows nobody. */
export function createVisitor(client: Prefinery, queryClient: QueryClient, source?: IdentitySource | null): Visitor {
  const scope = ['prefinery', client.project, source && ++sources];
  const userKey = [...scope, 'user'];
  const { session } = client;
  let begun: Promise<User | null> | undefined;
  let identity: Identity | null = null;
  /** The identity again, while there is no browser session to take its place. */
  let unsessioned: Identity | undefined;
  let writtenAt = 0;

  const begin = () =>
    (begun ??= vouch().catch((error: unknown) => {
      begun = undefined;
      throw error;
    }));

  async function vouch(): Promise<User | null> {
    if (source === undefined) return null;
    const speaker = (session.speaker = {});
    identity = await fetchIdentity(source);
    // A page has one session: one change of it at a time, and of those that wait only the last.
    const change = Promise.resolve(session.change).then(() => {
      if (session.speaker === speaker) return changeSession();
      throw new PrefineryError('aborted', { command: 'authenticateUser' });
    });
    session.change = change.catch(() => undefined);
    return change;
  }

  async function changeSession(): Promise<User | null> {
    const next = identity && JSON.stringify(identity);
    if (session.identity && session.identity !== next) await client.logoutUser();
    session.identity = next;
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
    const isFirst = !begun;
    const user = await begin();
    return (isFirst && user) || client.getUser(unsessioned);
  }

  return {
    scope,
    userKey,
    begin,
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

/** What an app's own function throws becomes an error of the kit. */
async function fetchIdentity(source: IdentitySource | null): Promise<Identity | null> {
  try {
    return typeof source === 'function' ? await source() : source;
  } catch (cause) {
    throw new PrefineryError('identity_failed', { about: String(cause), cause });
  }
}
