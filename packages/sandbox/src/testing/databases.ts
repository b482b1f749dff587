import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, openDatabase } from '../store/database.ts';
import { type Engine, engines } from './engines.ts';
import { strictLog } from './log.ts';

/** Runs the tests on every engine, each on one database. It is open only while they run, so it is handed out by call. */
export const onEachEngine = (tests: (database: () => Database) => void): void =>
  describe.each(engines)('on $name', ({ start }) => {
    let engine: Engine;
    let database: Database;
    beforeAll(async () => {
      engine = await start();
      database = await openDatabase(engine.database, strictLog);
    }, 60_000);
    afterAll(async () => {
      await database.close();
      await engine.stop();
    });

    tests(() => database);
  });
