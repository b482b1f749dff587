import { type Identity, type Prefinery, PrefineryError, type User } from '@prefinery-kit/core';

/** Whom the app vouches for: an identity signed by its server, or a function that fetches one. */
export type IdentitySource = Identity | (() => Promise<Identity | null>);

/** Who the visitor is, as the service knows it. */
export interface Visitor {
  /** How every query key of this visitor begins. No e-mail address and no signature is in it. */
  readonly scope: readonly unknown[];
  /** Begins the browser session of the app's person, once. Whatever speaks for that person waits for it. */
  begin: () => Promise<User | null>;
  /** The identity that the app gave, once the session has begun. */
  identity: Identity | null;
  /** Asks the service who is known here; `null` is nobody. After a write it knows better than a read that lags: kept.ts. */
  readUser: () => Promise<User | null>;
}

/** The query key of the person who is known here. */
export const userKey = ({ scope }: Visitor): readonly unknown[] => [...scope, 'user'];

let sources = 0;

/** A visitor. Without a `source` whoever has the browser session is known; `null` is that the app knows nobody. */
export function createVisitor(client: Prefinery, source?: IdentitySource | null): Visitor {
  const scope = ['prefinery', client.project, source && ++sources];
  const { session } = client;
  let begun: Promise<User | null> | undefined;
  /** The identity again, while there is no browser session to take its place. */
  let unsessioned: Identity | undefined;

  async function vouch(): Promise<User | null> {
    if (source === undefined) return null;
    session.speaker = scope;
    try {
      visitor.identity = await (typeof source === 'function' ? source() : source);
    } catch (cause) {
      throw new PrefineryError('identity_failed', { cause });
    }
    // A page has one session: one change of it at a time.
    return (session.change = session.change.catch(() => undefined).then(changeSession));
  }

  async function changeSession(): Promise<User | null> {
    const { identity } = visitor;
    const next = identity && JSON.stringify(identity);
    if (session.identity !== undefined && session.identity !== next) {
      // Who came late does not take over from who came last.
      if (session.speaker !== scope) throw new PrefineryError('aborted');
      if (session.identity) await client.logoutUser();
    }
    session.identity = next;
    if (!identity) return null;
    return client.authenticateUser(identity).catch(async (error: PrefineryError) => {
      if (error.code !== 'unauthorized') throw error;
      // Not in the campaign yet, or wrongly signed, which the next read tells. A session that is there is another's.
      unsessioned = identity;
      await client.logoutUser();
      return null;
    });
  }

  const visitor: Visitor = {
    scope,
    begin: () =>
      (begun ??= vouch().catch((error: unknown) => {
        begun = undefined;
        throw error;
      })),
    identity: null,
    async readUser() {
      const isFirst = !begun;
      const user = await visitor.begin();
      return (isFirst && user) || client.getUser(unsessioned);
    },
  };
  return visitor;
}
