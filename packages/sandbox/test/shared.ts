import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Log } from '../src/log.ts';
import { readOptions } from '../src/options/read.ts';
import type { SandboxOptions } from '../src/options/table.ts';
import { assemble } from '../src/create.ts';
import type { Sandbox } from '../src/sandbox.ts';
import type { Wait } from '../src/server/faults/faults.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { newProject } from './engines.ts';

/** One database for all sandboxes of a test file. */
export interface Shared {
  /** The current time of every sandbox. Reset before each test. */
  now: Date;
  /** What the sandboxes have logged in this test. */
  errors: unknown[];
  /** The warnings among them. */
  warnings: string[];
  log: Log;
  secret: string;
  database: () => Database;
  newSandbox: (options?: Partial<SandboxOptions>, wait?: Wait) => Sandbox;
}

/** To be called at the top of a test file. */
export function shareDatabase(): Shared {
  let database: Database | undefined;
  const opened = (): Database => {
    if (database === undefined) throw new Error('The database is open while tests run, not before.');
    return database;
  };
  const shared: Shared = {
    now: new Date(),
    errors: [],
    log: {
      error: (fields) => void shared.errors.push(Reflect.get(fields, 'err')),
      warn: (_fields, sentence) => void shared.warnings.push(sentence),
      info: () => {},
    },
    warnings: [],
    secret: 'test_secret_do_not_use',
    database: opened,
    newSandbox: (options, wait) => {
      const common = { project: newProject(), secret: shared.secret, clock: () => shared.now, log: shared.log };
      return assemble(opened(), readOptions({ ...common, ...options }), wait);
    },
  };

  beforeAll(async () => {
    database = await openDatabase('memory', shared.log);
  }, 60_000);
  afterAll(async () => database?.close());
  beforeEach(() => {
    shared.errors = [];
    shared.warnings = [];
    shared.now = new Date('2026-03-01T12:00:00.123Z');
  });
  return shared;
}
