import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

const packageFile = v.object({ version: v.string() });

/**
 * Path of the snapshot in `folder`, or `null`. There is none if the sandbox runs from its sources, or with another
 * version of PGlite than it was built with: then the database is created as usual.
 */
export async function findSnapshot(folder: string = import.meta.dirname): Promise<string | null> {
  const file = join(folder, await snapshotName());
  return existsSync(file) ? file : null;
}

/** The file's name. It contains PGlite's version, because another version may not be able to read the file. */
export async function snapshotName(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = v.parse(packageFile, JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8')));
  return `snapshot-${version}.tar.br`;
}
