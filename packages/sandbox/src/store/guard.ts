import { setTimeout } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { databaseTimeout } from '../errors.ts';
import { failureOf, type Log } from '../log.ts';
import { within } from '../within.ts';
import { troubleOf } from './troubles.ts';

/** What a guard asks of the process that it is of. */
export interface Guarded {
  /** Lets nobody in until the work is done, which begins when everybody is out. */
  empty: (work: () => Promise<void>) => Promise<void>;
  /** Reads again what others may have changed. Nobody is inside. */
  refresh: () => Promise<void>;
}

/** Sees to it that the processes on one database are one campaign: what one does alone, all others wait for. */
export interface Guard {
  /** Takes part. Answers whether no other process does: what the last ones were told is over then. */
  begin: (guarded: Guarded) => Promise<boolean>;
  /** Does the work while no process of the campaign lets anybody in. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  end: () => Promise<void>;
}

/** Of a database that no other process can have. */
export const soleGuard: Guard = {
  begin: () => Promise.resolve(true),
  alone: (work) => work(),
  end: () => Promise.resolve(),
};

const channel = 'prefinery_sandbox';
/** How often others are asked to let nobody in, in ms: who connects anew may have missed it. */
const betweenKnocks = 200;
/** How long a process may take to come to rest, in ms. One that is frozen never does: it is shut out. */
const longestRest = 5000;
const betweenTries = 250;
const longestFarewell = 1000;

/** Advisory locks, of who lets callers in and of who is there at all. PostgreSQL frees those of a process that has died. */
const inside = 'hashtextextended($1, 1)';
const present = 'hashtextextended($1, 2)';

/** Connections of their own: one holds the locks, and may have to wait for one. The other listens, and speaks. */
interface Connections {
  keeper: Client;
  listener: Client;
}

/**
 * Each process holds a lock for as long as it lets callers in. All share it, and who has to be alone takes it for itself.
 * The others are told by NOTIFY: they let nobody in, wait until all are out, give the lock away and ask for it again. They
 * get it when the work is done, or the process that does it has died.
 */
export function createServerGuard(config: ClientConfig, project: string, log: Log): Guard {
  const name = `${channel} ${project}`;
  const patience = config.connectionTimeoutMillis ?? longestRest;
  let connections: Connections | null = null;
  let guarded: Guarded | null = null;
  let state: 'open' | 'working' | 'resting' | 'lost' | 'ended' = 'open';

  const ask = (client: Client, what: string) => client.query<{ is: boolean }>(`select ${what} as is`, [name]);
  const askSoon = (client: Client, what: string) => within(ask(client, what), patience, databaseTimeout);

  const open = async (): Promise<Client> => {
    const client = new Client({ ...config, keepAlive: true });
    client.on('error', () => {});
    await client.connect();
    return client;
  };

  const close = ({ keeper, listener }: Connections): Promise<unknown> =>
    Promise.all(
      [keeper, listener].map((client) => {
        client.removeAllListeners('end');
        return Promise.race([client.end().catch(() => {}), setTimeout(longestFarewell, undefined, { ref: false })]);
      }),
    );

  /** @returns whether nobody else is there */
  const connect = async (): Promise<boolean> => {
    const listener = await open();
    const keeper = await open().catch(async (error: unknown) => {
      await listener.end().catch(() => {});
      throw error;
    });
    const opened = { keeper, listener };
    try {
      listener.on('notification', ({ payload }) => {
        if (payload === name) void rest();
      });
      await within(listener.query(`listen ${channel}`), patience, databaseTimeout);
      const { rows } = await askSoon(keeper, `pg_try_advisory_lock(${present})`);
      const isFirst = rows[0]?.is === true;
      await ask(keeper, `pg_advisory_lock_shared(${present}) is null`);
      if (isFirst) await askSoon(keeper, `pg_advisory_unlock(${present})`);
      await ask(keeper, `pg_advisory_lock_shared(${inside}) is null`);
      connections = opened;
      for (const client of [keeper, listener]) client.once('end', () => void recover(opened));
      return isFirst;
    } catch (error) {
      await close(opened);
      throw error;
    }
  };

  /** Somebody else has to be alone. */
  const rest = async (): Promise<void> => {
    const own = connections;
    if (state !== 'open' || own === null || guarded === null) return;
    const { empty, refresh } = guarded;
    state = 'resting';
    try {
      await empty(async () => {
        await askSoon(own.keeper, `pg_advisory_unlock_shared(${inside})`);
        await ask(own.keeper, `pg_advisory_lock_shared(${inside}) is null`);
        await refresh();
      });
      if (state === 'resting') state = 'open';
    } catch (error) {
      if (state === 'resting') state = 'open';
      log.warn({ err: failureOf(error) }, 'PostgreSQL was lost while another process had the campaign to itself.');
      await recover(own);
    }
  };

  /** Without its lock a process lets nobody in: it tries until it has it again. */
  const recover = async (lost: Connections): Promise<void> => {
    if (state === 'ended' || connections !== lost || guarded === null) return;
    const { empty, refresh } = guarded;
    connections = null;
    state = 'lost';
    log.warn({}, 'PostgreSQL dropped a connection. The sandbox connects again.');
    await empty(async () => {
      await close(lost);
      while (state === 'lost') {
        try {
          await connect();
          await refresh();
          state = 'open';
        } catch {
          await setTimeout(betweenTries);
        }
      }
    });
  };

  /** Ends the connections of those who have not come to rest: PostgreSQL frees their locks. */
  const shutOut = async ({ listener }: Connections): Promise<void> => {
    await listener.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
        and ((classid::bigint << 32) | objid::bigint) = ${inside}`,
      [name],
    );
    log.warn({}, 'Another process of this campaign does not answer. The sandbox goes on without it.');
  };

  /** @throws SandboxError `database_timeout` */
  const takeAlone = async (own: Connections): Promise<void> => {
    const knock = (): Promise<unknown> => own.listener.query('select pg_notify($1, $2)', [channel, name]);
    const knocking = setInterval(() => void knock().catch(() => {}), betweenKnocks);
    try {
      await askSoon(own.keeper, `pg_advisory_unlock_shared(${inside})`);
      const taken = ask(own.keeper, `pg_advisory_lock(${inside}) is null`);
      await within(knock(), patience, databaseTimeout);
      await within(taken, longestRest, databaseTimeout).catch(async () => {
        await within(shutOut(own), patience, databaseTimeout);
        await within(taken, longestRest, databaseTimeout);
      });
    } finally {
      clearInterval(knocking);
    }
  };

  return {
    async begin(given) {
      guarded = given;
      return connect();
    },

    async alone(work) {
      const own = connections;
      if (own === null) throw databaseTimeout();
      state = 'working';
      /** Where one of these fails, which locks it has is not known. */
      const lock = (locking: Promise<unknown>): Promise<unknown> =>
        locking.catch((error: unknown) => {
          void recover(own);
          throw troubleOf(error);
        });
      try {
        await lock(takeAlone(own));
        try {
          return await work();
        } finally {
          await lock(askSoon(own.keeper, `pg_advisory_lock_shared(${inside}) is null`));
          await lock(askSoon(own.keeper, `pg_advisory_unlock(${inside})`));
        }
      } finally {
        if (state === 'working') state = 'open';
      }
    },

    async end() {
      state = 'ended';
      if (connections !== null) await close(connections);
    },
  };
}
