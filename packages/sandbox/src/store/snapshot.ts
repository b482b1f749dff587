import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { Kysely, PostgresDialect } from 'kysely';
import type { Log } from '../log.ts';
import { migrate } from './migrations.ts';
import { openPglite } from './pglite.ts';
import { snapshotName } from './snapshot-file.ts';
import type { Tables } from './tables.ts';

/**
 * An empty campaign database with all tables. Loading it takes a fraction of the time and memory that PGlite needs to
 * create a database. The build makes the file, beside the compiled module.
 */
export interface Snapshot {
  /** The file's name. */
  name: string;
  bytes: Uint8Array;
}

const compress = promisify(brotliCompress);

/** Makes the snapshot: for the build. */
export async function createSnapshot(log: Log): Promise<Snapshot> {
  const pglite = await openPglite(log, undefined, null);
  try {
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pglite.pool(null) }) });
    await migrate(db);
    const archive = await pglite.dump();
    const params = {
      // The highest quality takes a minute, and saves a tenth.
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: archive.length,
    };
    return { name: await snapshotName(), bytes: await compress(archive, { params }) };
  } finally {
    await pglite.close();
  }
}
