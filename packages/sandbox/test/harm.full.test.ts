import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { harm } from './harm.ts';
import { buildProgram } from './program.ts';

const minutes = Number(process.env['HARM_MINUTES'] ?? '2');
const seed = Number(process.env['HARM_SEED'] ?? randomInt(2 ** 31));

let program: Awaited<ReturnType<typeof buildProgram>>;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

test.each(['PGlite', 'PostgreSQL'] as const)(
  '32 clients lose no acknowledged write while processes are killed, frozen and reset and disks are full: %s',
  async (engine) => {
    console.info(`Harm on ${engine}: ${minutes / 2} minutes, seed ${seed}. HARM_SEED=${seed} chooses the same again.`);
    const milliseconds = (minutes * 60_000) / 2;
    const { counts, wrong } = await harm({ program: program.path, engine, milliseconds, seed });
    console.table(counts);
    expect(wrong).toEqual([]);
    expect(counts['compared']).toBeGreaterThan(0);
  },
  minutes * 60_000 + 600_000,
);
