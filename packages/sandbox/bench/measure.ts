/** Measures one engine with one number of users, in a process of its own, and sends what it found to `main.ts`. */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { createSandbox, developmentSecret, type Sandbox } from '@prefinery-kit/sandbox';
import { crowd } from '../src/campaign/seed-users.ts';
import type { Ranking } from '../src/campaign/ranking.ts';
import { bareInserts, bareQueries } from './bare.ts';
import { load, type Timing } from './load.ts';

export interface Task {
  engine: 'pglite' | 'postgres';
  people: number;
  clients: number[];
  seconds: number;
  ranking: Ranking;
  /** Address of a database that is new; `null`: PGlite in a directory of its own. */
  database: string | null;
}

export interface Found {
  engine: Task['engine'];
  people: number;
  /** Seconds that seeding took, and the next start afterwards. */
  seeding: number;
  starting: number;
  rows: { work: string; clients: number; timing: Timing }[];
  /** All requests; resident memory in MB after them; and how much the heap grew by them, in MB. */
  requests: number;
  resident: number;
  growth: number;
}

const project = 'bench123';
const origin = 'http://localhost:5173';
const speakers = 200;

async function measure(task: Task): Promise<Found> {
  const { engine, people, seconds } = task;
  const folder = await mkdtemp(join(tmpdir(), 'prefinery-bench-'));
  const database = task.database ?? join(folder, 'people');
  const open = () => createSandbox({ project, database, ranking: task.ranking });

  const [first, seeding] = await timed(async () => {
    const sandbox = await open();
    await sandbox.seed({ users: people, onProgress: ({ done }) => process.send?.({ progress: done }) });
    return sandbox;
  });
  await first.close();
  const [sandbox, starting] = await timed(open);

  const sessions = await beginSessions(sandbox, people);
  const session = (index: number): string => sessions[(index * 7) % sessions.length] ?? '';
  const run = randomBytes(4).toString('hex');
  const reads: Record<string, (index: number) => Promise<unknown>> = {
    getUser: (index) => call(sandbox, 'getUser', undefined, session(index)),
    leaderboard: (index) => showBoard(sandbox, session(index)),
    getReferralCode: (index) => call(sandbox, 'getReferralCode', undefined, session(index)),
    triggerRewards: (index) => call(sandbox, 'triggerRewards', { event: 'purchase' }, session(index)),
    recordFormImpression: (index) => call(sandbox, 'recordFormImpression', undefined, session(index), `${run}${index}`),
  };
  const closing: (() => Promise<void>)[] = [];
  if (engine === 'postgres') {
    const queries = await bareQueries(database, project, task.ranking, sessions);
    reads['getUser, bare queries'] = queries.getUser;
    reads['getUser, bare queries, prepared'] = queries.getUserPrepared;
    reads['top ten, bare query'] = queries.topTen;
    closing.push(queries.close);
  }

  const rows: Found['rows'] = [];
  let requests = 0;
  const note = async (work: string, clients: number, timing: Timing): Promise<void> => {
    requests += timing.requests;
    rows.push({ work, clients, timing });
    process.send?.({ progress: `${work}, ${clients} at once` });
  };

  // What is done for the first time is slower, and keeps something for good.
  for (const work of Object.values(reads)) await load({ clients: 4, seconds, most: 300 }, work);
  const before = heap();
  for (const clients of task.clients) {
    for (const [work, once] of Object.entries(reads)) await note(work, clients, await load({ clients, seconds }, once));
  }
  for (const clients of task.clients) {
    const add = (index: number) => call(sandbox, 'addUser', { email: `${run}.${clients}.${index}@bench.example` });
    await note('addUser', clients, await load({ clients, seconds, most: 3000 }, add));
  }
  const growth = heap() - before;
  const resident = process.memoryUsage().rss / 2 ** 20;
  if (engine === 'postgres') {
    const inserts = await bareInserts(database, project, task.ranking);
    const adds = { 'addUser, its transaction alone': inserts.join, 'a bare INSERT': inserts.add };
    for (const [work, add] of Object.entries(adds)) {
      for (const clients of task.clients) {
        rows.push({ work, clients, timing: await load({ clients, seconds, most: 3000 }, add) });
      }
    }
    await inserts.close();
  }
  for (const close of closing) await close();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
  return { engine, people, seeding, starting, rows, requests, resident, growth };
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const begin = performance.now();
  return [await work(), (performance.now() - begin) / 1000];
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Sessions of users from all over the list. */
async function beginSessions(sandbox: Sandbox, people: number): Promise<string[]> {
  const sessions: string[] = [];
  const every = Math.max(1, Math.floor(people / speakers));
  let index = 0;
  for (const { email, status } of crowd({ size: people, seed: 1, now: new Date(), taken: [] })) {
    index += 1;
    if (index < every * sessions.length || status !== 'applied') continue;
    const signature = createHmac('sha256', developmentSecret).update(email).digest('hex');
    const reply = await call(sandbox, 'authenticateUser', { email, signature });
    if (typeof reply.session === 'string') sessions.push(reply.session);
  }
  return sessions;
}

const commandReply = v.object({
  answer: v.optional(v.unknown()),
  session: v.optional(v.nullable(v.string())),
  frame: v.optional(v.object({ path: v.string() })),
  status: v.optional(v.number()),
});

/** A command as the widget sends it, in the same process. */
async function call(
  sandbox: Sandbox,
  command: string,
  data?: unknown,
  session?: string,
  visitor = 'bench',
): Promise<v.InferOutput<typeof commandReply>> {
  const body = JSON.stringify({ data, page: { url: `${origin}/`, referrer: null }, referrer_code: null });
  const response = await sandbox.fetch(
    new Request(`http://localhost:4747/api/${project}/${command}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // As clients send it over HTTP. Without it the body is read twice.
        'content-length': `${Buffer.byteLength(body)}`,
        origin,
        'x-prefinery-visitor': visitor,
        ...(session !== undefined && { 'x-prefinery-session': session }),
      },
      body,
    }),
  );
  const reply = v.parse(commandReply, await response.json());
  if (!response.ok || reply.status !== undefined) throw new Error(`${command}: ${JSON.stringify(reply)}`);
  return reply;
}

let board: string | undefined;

/** The page of the leaderboard, with the user of the session on it. */
async function showBoard(sandbox: Sandbox, session: string): Promise<void> {
  board ??= (await call(sandbox, 'embedLeaderboard', { dom_id: 'board' }, session)).frame?.path;
  const response = await sandbox.fetch(new Request(`http://localhost:4747${board}`));
  if (!response.ok) throw new Error(`The leaderboard answered ${response.status}.`);
  await response.text();
}

process.once('message', (task: Task) => {
  measure(task).then(
    (found) => process.send?.({ found }, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send?.({ ready: true });
