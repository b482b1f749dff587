import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createDice } from '../src/campaign/random.ts';
import { openDatabase } from '../src/store/database.ts';
import { type Engine, newProject, startPostgres } from './engines.ts';
import { compare, createLedger } from './ledger.ts';
import { strictLog } from './strict-log.ts';
import { buildProgram, startProgram } from './program.ts';
import { campaignFlags, write } from './writers.ts';

let program: Awaited<ReturnType<typeof buildProgram>>;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

async function startDirectory(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'prefinery-kill-'));
  return { database: join(folder, 'people'), stop: () => rm(folder, { recursive: true }) };
}

const clients = 16;
const rounds = 10;
/** So many requests are answered in a round before the program is killed. */
const fewest = 40;
const most = 240;

test.each([
  ['PGlite', startDirectory],
  ['PostgreSQL', startPostgres],
])(
  'after each of ten kills in the middle of writes all that was acknowledged is there, and nothing is half done: %s',
  async (_engine, start) => {
    const engine = await start();
    onTestFinished(engine.stop);
    const project = newProject();
    const ledger = createLedger();
    const dice = createDice(1);
    const counts: Record<string, number> = {};
    for (let round = 0; round < rounds; round += 1) {
      const args = ['--port', '0', '--project', project, '--database', engine.database, ...campaignFlags];
      const { process, waitFor, ends } = startProgram(program.path, args);
      const [, url = ''] = await waitFor(/Prefinery sandbox: (\S+)/);
      const last = fewest + dice.below(most - fewest);
      let answered = 0;
      let isOver = false;
      const count = (outcome: string): void => {
        counts[outcome] = (counts[outcome] ?? 0) + 1;
        answered += 1;
        if (answered !== last) return;
        isOver = true;
        process.kill('SIGKILL');
      };
      await write(`round${round}`, { project, ledger, clients, url: () => url, isOver: () => isOver, count });
      expect(await ends).toEqual({ code: null, signal: 'SIGKILL' });
      // Most clients wait for an answer at any time.
      expect(counts['not answered']).toBeGreaterThan(round * (clients / 2));

      const database = await openDatabase(engine.database, strictLog);
      const { compared, wrong } = await compare(database, project, ledger);
      await database.close();
      expect(wrong).toEqual([]);
      expect(compared).toBe(ledger.entries.filter(({ id }) => id !== null).length);
    }
  },
  600_000,
);
