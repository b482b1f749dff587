import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type { Database } from '../src/store/database.ts';
import { migrate } from '../src/store/migrations.ts';
import { openPglite } from '../src/store/pglite.ts';
import { schema, type Tables } from '../src/store/tables.ts';
import { strictLog } from './strict-log.ts';

/** A database that counts the statements in which a text occurs. */
export interface CountingDatabase {
  db: Database['db'];
  count: () => number;
  close: () => Promise<void>;
}

export async function openCountingDatabase(text: string): Promise<CountingDatabase> {
  let count = 0;
  const pglite = await openPglite(strictLog);
  const pool = pglite.pool(null);
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    const query = (sql: string, parameters: readonly unknown[]) => {
      if (sql.includes(text)) count += 1;
      return client.query<unknown>(sql, parameters);
    };
    return { release: () => client.release(), query } as PostgresPoolClient;
  };
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { ...pool, connect } }) });
  await migrate(db);
  return { db: db.withSchema(schema), count: () => count, close: () => pglite.close() };
}
