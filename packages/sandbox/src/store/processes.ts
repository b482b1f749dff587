import { setTimeout } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { databaseTimeout } from '../errors.ts';
import { failureOf, type Log } from '../log.ts';
import { within } from '../within.ts';
import { serverErrorOf } from './server-errors.ts';

/** What joins processes to one campaign needs from its own process. */
export interface Participant {
  /**
   * Waits for tasks in flight, runs the work, and lets later tasks wait until it is done.
   * @param patience how long they wait, in ms, if that may take longer than callers should wait
   */
  empty: (work: () => Promise<void>, patience?: number) => Promise<void>;
  /** Reads what other processes may have changed. No task is in flight then. */
  refresh: () => Promise<void>;
}

/** A lock that all processes of a campaign share: while one of them works alone, the others wait. */
export interface Processes {
  /** Joins the processes of the campaign. Returns whether this is the only one: faults of earlier processes are over then. */
  begin: (participant: Participant) => Promise<boolean>;
  /** Runs the work while no other process of the campaign runs a task. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  end: () => Promise<void>;
}

/** For a database that only one process can use. */
export const soleProcess: Processes = {
  begin: () => Promise.resolve(true),
  alone: (work) => work(),
  end: () => Promise.resolve(),
};

const channel = 'prefinery_sandbox';
/** How often the other processes are notified, in ms: one that reconnects may have missed it. */
const betweenNotifications = 200;
/** How long a process may take to release the lock, in ms. One that is frozen never does: its connections are ended. */
const longestRelease = 5000;
const betweenTries = 250;
const longestFarewell = 1000;

/** Advisory locks: of processes that run tasks, and of all processes. PostgreSQL releases those of a process that has died. */
const inside = 'hashtextextended($1, 1)';
const present = 'hashtextextended($1, 2)';

/** Two connections: one holds the locks and may have to wait for one; the other listens for notifications and sends them. */
interface Connections {
  keeper: Client;
  listener: Client;
}

/**
 * Each process holds a shared lock while it runs tasks. One that has to work alone takes the lock exclusively, and notifies the
 * others by NOTIFY. They wait for their tasks in flight, release the lock and request it again. They get it when the work is
 * done, or when the process that does it has died.
 */
export function createServerProcesses(config: ClientConfig, project: string, log: Log): Processes {
  const name = `${channel} ${project}`;
  const patience = config.connectionTimeoutMillis ?? longestRelease;
  let connections: Connections | null = null;
  let participant: Participant | null = null;
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

  /** @returns whether this is the only process */
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

  /** Another process has to work alone. */
  const rest = async (): Promise<void> => {
    const own = connections;
    if (state !== 'open' || own === null || participant === null) return;
    const { empty, refresh } = participant;
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

  /** Without its lock a process runs no tasks: it tries until it has the lock again. */
  const recover = async (lost: Connections): Promise<void> => {
    if (state === 'ended' || connections !== lost || participant === null) return;
    const { empty, refresh } = participant;
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
    }, patience);
  };

  /** Ends the connections of processes that have not released the lock: PostgreSQL releases it then. */
  const endOthers = async ({ listener }: Connections): Promise<void> => {
    await listener.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
        and ((classid::bigint << 32) | objid::bigint) = ${inside}`,
      [name],
    );
    log.warn({}, 'Another process of this campaign does not answer. The sandbox goes on without it.');
  };

  /** @throws SandboxError `database_timeout` */
  const takeExclusively = async (own: Connections): Promise<void> => {
    const notify = (): Promise<unknown> => own.listener.query('select pg_notify($1, $2)', [channel, name]);
    const notifying = setInterval(() => void notify().catch(() => {}), betweenNotifications);
    try {
      await askSoon(own.keeper, `pg_advisory_unlock_shared(${inside})`);
      const taken = ask(own.keeper, `pg_advisory_lock(${inside}) is null`);
      await within(notify(), patience, databaseTimeout);
      await within(taken, longestRelease, databaseTimeout).catch(async () => {
        await within(endOthers(own), patience, databaseTimeout);
        await within(taken, longestRelease, databaseTimeout);
      });
    } finally {
      clearInterval(notifying);
    }
  };

  return {
    async begin(given) {
      participant = given;
      return connect();
    },

    async alone(work) {
      const own = connections;
      if (own === null) throw databaseTimeout();
      state = 'working';
      /** If one of these fails, it is not known which locks the connection has. */
      const lock = (locking: Promise<unknown>): Promise<unknown> =>
        locking.catch((error: unknown) => {
          void recover(own);
          throw serverErrorOf(error);
        });
      try {
        await lock(takeExclusively(own));
        try {
          // Another process may have had the campaign to itself while this one waited for its turn.
          await participant?.refresh();
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
