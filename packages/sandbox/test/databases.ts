import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, openDatabase } from '../src/store/database.ts';
import { type Engine, engines } from './engines.ts';
import { strictLog } from './strict-log.ts';

/** Runs tests on every engine, each with one database. It is open only while they run, so they get it by a function. */
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
