import { randomBytes } from 'node:crypto';
import { customRandom } from 'nanoid';
import { failureOf } from './log.ts';
import { readProjectOptions } from './options/project.ts';
import type { Settings } from './options/read.ts';
import { unknownProject } from './errors.ts';
import type { CreatedProject, ProjectAdmin } from './server/control/project-routes.ts';
import type { Faults } from './server/faults/faults.ts';
import type { Connection } from './server/foundation/env.ts';
import type { Database } from './store/database.ts';
import { soleProcess } from './store/processes.ts';
import { memoryRates } from './store/rates.ts';
import { createStore } from './store/store.ts';

/** A timer that begins anew whenever it is renewed, and calls back once nothing has renewed it for its time. */
export interface Lease {
  renew: () => void;
  end: () => void;
}

/** @param milliseconds how long without `renew` */
export type StartLease = (onEnd: () => void, milliseconds: number) => Lease;

/** By the real time: the clock of a campaign may be stopped. */
const startTimer: StartLease = (onEnd, milliseconds) => {
  const timer = setTimeout(onEnd, milliseconds).unref();
  return { renew: () => void timer.refresh(), end: () => clearTimeout(timer) };
};

/** What a project needs of its sandbox. */
interface ProjectSandbox {
  ready: Promise<void>;
  fetch: (request: Request, connection?: Connection) => Promise<Response>;
  seed: (options: { users: number; seed: number }) => Promise<void>;
  fault: (faults: Faults) => void;
  hurry: () => void;
  close: () => Promise<void>;
}

/** Further projects in the process of a sandbox, on its database. */
export interface Projects extends ProjectAdmin {
  /** Answers a request to one of them. `null`: the request is to no project that is running here. */
  answer: (request: Request, connection: Connection | undefined) => Promise<Response> | null;
  /** Removes what an earlier process, which has crashed, left of its projects. */
  clean: () => Promise<void>;
  hurry: () => void;
  /** Removes all of them. */
  close: () => Promise<void>;
}

export interface ProjectsOptions {
  database: Database;
  /** The settings of the campaign that the sandbox was started with. */
  settings: Settings;
  open: (database: Database, settings: Settings) => ProjectSandbox;
  startLease?: StartLease | undefined;
}

interface Running extends CreatedProject {
  sandbox: ProjectSandbox;
  lease: Lease;
}

const drawKey = customRandom('abcdefghijklmnopqrstuvwxyz0123456789', 8, randomBytes);

/**
 * Each further project is a sandbox of its own under `/p/KEY`, with its own data in the tables of the database. It belongs to the
 * process that created it: its faults, its clock and its lock are in memory, so it needs no connections of its own to a server.
 */
export function createProjects({ database, settings, open, startLease = startTimer }: ProjectsOptions): Projects {
  const shared: Database = {
    ...database,
    processes: () => soleProcess,
    rates: () => memoryRates,
    close: () => Promise.resolve(),
  };
  const { remembered } = createStore(database, settings.project);
  const isKept = settings.database !== 'memory';
  const running = new Map<string, Running>();
  /** All that this process has created: a request may come before `clean` is done. */
  const ownProjects = new Set<string>();
  let isClosed = false;

  /** Deletes all data of a project. The row that tells whose project it is goes with it, in the same transaction. */
  const erase = async (project: string): Promise<void> => {
    const { snapshots, bulkUsers } = createStore(shared, project);
    for (const { name } of await snapshots.all()) await snapshots.remove(name);
    await bulkUsers.remove();
  };

  const end = async (project: string): Promise<void> => {
    const found = running.get(project);
    if (found === undefined) throw unknownProject(project);
    running.delete(project);
    found.lease.end();
    await found.sandbox.close();
    await erase(project);
  };

  const create = async (given: unknown): Promise<CreatedProject> => {
    const project = drawKey();
    const start = readProjectOptions(given, settings, project);
    ownProjects.add(project);
    const { remembered: own } = createStore(shared, project);
    await own.keep('parent', settings.project);
    const sandbox = open(shared, start.settings);
    const abandon = async (): Promise<void> => {
      await sandbox.close();
      await erase(project);
    };
    try {
      await sandbox.ready;
      if (start.seed.users > 0) await sandbox.seed(start.seed);
      if (Object.keys(start.faults).length > 0) sandbox.fault(start.faults);
      if (isClosed) throw unknownProject(project);
    } catch (error) {
      await abandon();
      throw error;
    }
    const created: CreatedProject = {
      project,
      identitySecret: start.settings.secret,
      webhookSecret: start.settings.webhookSecret,
    };
    const onEnd = (): void => {
      settings.log.warn({}, `The project ${project} was removed: there was no request to it for a while.`);
      end(project).catch((error: unknown) =>
        settings.log.error({ err: failureOf(error) }, `The data of the project ${project} could not be removed.`),
      );
    };
    running.set(project, { ...created, sandbox, lease: startLease(onEnd, start.lease) });
    return created;
  };

  const all = (): CreatedProject[] =>
    [...running.values()].map(({ project, identitySecret, webhookSecret }) => ({
      project,
      identitySecret,
      webhookSecret,
    }));

  return {
    create,
    all,
    remove: end,

    answer(request, connection) {
      if (running.size === 0) return null;
      const asked = findProject(new URL(request.url), settings.base);
      const found = asked && running.get(asked.project);
      if (!asked || !found) return null;
      found.lease.renew();
      return found.sandbox.fetch(asked.isBelow ? request : new Request(asked.url, request), connection);
    },

    async clean() {
      if (!isKept) return;
      for (const project of await remembered.children()) if (!ownProjects.has(project)) await erase(project);
    },

    hurry() {
      for (const { sandbox } of running.values()) sandbox.hurry();
    },

    async close() {
      isClosed = true;
      const ending = [...running.values()].map(async ({ project, sandbox, lease }) => {
        lease.end();
        await sandbox.close();
        if (isKept) await erase(project);
      });
      running.clear();
      // What could not be removed is removed by the next process.
      await Promise.allSettled(ending);
    },
  };
}

interface Asked {
  project: string;
  /** Whether the address is below `/p/KEY` already. */
  isBelow: boolean;
  /** The address below `/p/KEY`. */
  url: URL;
}

const below = /^\/p\/([a-z0-9]{8})(?=\/|$)/;
/** Where the vendor's addresses have the key of a project. */
const named = /^\/(?:api|projects)\/([a-z0-9]{8})\/|^\/widget\/v2\/([a-z0-9]{8})\.js$/;

function findProject(url: URL, base: string): Asked | null {
  if (!url.pathname.startsWith(`${base}/`)) return null;
  const path = url.pathname.slice(base.length);
  const inside = below.exec(path)?.[1];
  if (inside !== undefined) return { project: inside, isBelow: true, url };
  const [, ofPath, ofScript] = named.exec(path) ?? [];
  const project = ofPath ?? ofScript;
  if (project === undefined) return null;
  const moved = new URL(url);
  moved.pathname = `${base}/p/${project}${path}`;
  return { project, isBelow: false, url: moved };
}
