/**
 * Makes the snapshot beside the sources that a build makes beside the compiled modules: each test that starts a sandbox begins
 * with it, and takes a fraction of the time.
 */
import { readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSnapshot } from '../src/store/snapshot.ts';
import { findSnapshot } from '../src/store/snapshot-file.ts';
import { strictLog } from './strict-log.ts';

const folder = join(import.meta.dirname, '../src/store');

export async function setup(): Promise<void> {
  if (await isUpToDate()) return;
  const { name, bytes } = await createSnapshot(strictLog);
  const unfinished = join(folder, `${process.pid}-${name}`);
  await writeFile(unfinished, bytes);
  await rename(unfinished, join(folder, name));
}

/** Whether a snapshot is there, and newer than all modules of the store. */
async function isUpToDate(): Promise<boolean> {
  const snapshot = await findSnapshot(folder);
  if (snapshot === null) return false;
  const { mtimeMs } = await stat(snapshot);
  const sources = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
  const changes = await Promise.all(sources.map((file) => stat(join(folder, file))));
  return changes.every((change) => change.mtimeMs < mtimeMs);
}
