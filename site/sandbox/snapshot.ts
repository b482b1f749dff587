/** A seeded campaign as a file, so that no browser has to make it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createSandbox } from '@prefinery-kit/sandbox';
import type { Campaign } from './campaign.ts';

/** The file's name, beside the service worker. */
const snapshotName = 'campaign.tar.gz';

/** Writes the campaign that a service worker begins with into `outDir`. */
export async function writeSnapshot({ project, seed }: Campaign, outDir: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'prefinery-kit-site-'));
  try {
    const sandbox = await createSandbox({ project, database: directory });
    await sandbox.seed(seed);
    await sandbox.close();
    const pglite = await PGlite.create(directory);
    const archive = await pglite.dumpDataDir('gzip');
    await pglite.close();
    await writeFile(join(outDir, snapshotName), new Uint8Array(await archive.arrayBuffer()));
  } finally {
    await rm(directory, { recursive: true });
  }
}
