/**
 * `pnpm bench:sandbox`: what the sandbox's commands cost, by the number of users. `--sizes 10000,100000 --engines postgres` is a
 * short run. Each engine and size has a process and a database of its own; the clients are in that process, without a network.
 */
import { fork } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import * as v from 'valibot';
import { ranking } from '../src/options/schemas.ts';
import { startServer } from '../test/postgres.ts';
import type { Found, Task } from './measure.ts';
import { bars, memory, timings } from './report.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    engines: { type: 'string', default: 'postgres,pglite' },
    clients: { type: 'string', default: '1,16' },
    seconds: { type: 'string', default: '4' },
    ranking: { type: 'string', default: '"referrals"' },
  },
});
const numbers = (list: string): number[] => list.split(',').map(Number);
const sizes = numbers(values.sizes);
const clients = numbers(values.clients);
const seconds = Number(values.seconds);
const engines = values.engines.split(',');
if ([...sizes, ...clients, seconds].some((number) => !(number > 0)) || engines.some((name) => !isEngine(name))) {
  throw new Error('Give numbers as --sizes, --clients and --seconds, and postgres or pglite as --engines.');
}

function isEngine(name: string): name is Task['engine'] {
  return name === 'postgres' || name === 'pglite';
}

/** One measurement, in a process of its own: what one leaves in memory does not count for the next. */
const measure = (task: Task): Promise<Found> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL('measure.ts', import.meta.url), { execArgv: [...process.execArgv, '--expose-gc'] });
    child.on('message', (message: { ready?: true; progress?: number | string; found?: Found }) => {
      if (message.ready) child.send(task);
      if (typeof message.progress === 'number') {
        process.stderr.write(`\r${task.engine}: ${message.progress} of ${task.people} people`);
      }
      if (typeof message.progress === 'string')
        process.stderr.write(`\r\u001b[K${task.engine}, ${task.people}: ${message.progress}`);
      if (message.found) resolve(message.found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${task.engine} with ${task.people} people ended with ${code}.`)));
  });

async function newDatabase(server: string, name: string): Promise<string> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

const found: Found[] = [];
const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(', ');
const loadBefore = load();
for (const engine of engines.filter(isEngine)) {
  const server = engine === 'postgres' ? await startServer() : null;
  try {
    for (const people of sizes) {
      const database = server && (await newDatabase(server.url, `people_${people}`));
      const task: Task = {
        engine,
        people,
        clients,
        seconds,
        ranking: v.parse(ranking, JSON.parse(values.ranking)),
        database,
      };
      const one = await measure(task);
      found.push(one);
      process.stderr.write('\r\u001b[K');
      console.log(`\n${timings([one])}\n`);
    }
  } finally {
    await server?.stop();
  }
}

console.log(
  `\n${new Date().toISOString().slice(0, 10)}, Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ` +
    `${Math.round(totalmem() / 2 ** 30)} GB, PostgreSQL on the same machine with fsync off, load before ${loadBefore} and after ${load()} (1, 5 and 15 minutes)\n`,
);
console.log(`${timings(found)}\n\n${memory(found)}\n\n${bars(found)}`);
