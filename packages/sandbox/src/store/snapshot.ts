import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { Kysely, PostgresDialect } from 'kysely';
import * as v from 'valibot';
import type { Log } from '../log.ts';
import { migrate } from './migrations.ts';
import { openPglite } from './pglite.ts';
import type { Tables } from './tables.ts';

/**
 * An empty campaign database with all tables. Loading it takes a fraction of the time and memory that PGlite needs to
 * create a database. The build makes the file, beside the compiled module.
 */
export interface Snapshot {
  /** The file's name. It contains PGlite's version, because another version may not be able to read the file. */
  name: string;
  bytes: Uint8Array;
}

const packageFile = v.object({ version: v.string() });

const compress = promisify(brotliCompress);

/** Makes the snapshot: for the build. */
export async function createSnapshot(log: Log): Promise<Snapshot> {
  const pglite = await openPglite(log);
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

/**
 * Path of the snapshot in `folder`, or `undefined`. There is none if the sandbox runs from its sources, or with another
 * version of PGlite than it was built with: then the database is created as usual.
 */
export async function findSnapshot(folder: string = import.meta.dirname): Promise<string | undefined> {
  const file = join(folder, await snapshotName());
  return existsSync(file) ? file : undefined;
}

async function snapshotName(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = v.parse(packageFile, JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8')));
  return `snapshot-${version}.tar.br`;
}
