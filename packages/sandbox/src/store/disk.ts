import { statfs } from 'node:fs/promises';
import { diskFull } from '../errors.ts';

/**
 * What has to be free before a write, in bytes: PostgreSQL writes its log in files of 16 MiB, and ends where there is no room
 * for the next one. A write that is refused before loses no data, and reads go on.
 */
const reserve = 18 * 1024 * 1024;

const changesNothing = /^\s*(?:select|begin|start|commit|rollback|savepoint|release|set|show)\b/i;

/** Whether the directory's disk has space for a write. */
export async function hasRoom(directory: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize >= reserve;
}

/** @throws SandboxError `disk_full` if there is too little space for what the statement may write */
export async function checkRoom(directory: string, sql: string): Promise<void> {
  if (changesNothing.test(sql)) return;
  if (!(await hasRoom(directory))) throw diskFull();
}
