import { spawnSync } from 'node:child_process';
import { createWriteStream, statfsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * A command that runs another one with a small file system mounted at a directory. Both end with that program.
 * @param mode `ro`: nothing can be written to it
 */
export function smallDisk(directory: string, megabytes: number, mode: 'rw' | 'ro' = 'rw'): string[] {
  const own = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const mount = `mount -t tmpfs -o size=${megabytes}m,${mode} tmpfs "$0" && exec "$@"`;
  return ['unshare', ...own, '--mount', 'sh', '-c', mount, directory];
}

/** Whether this system allows it. Containers often do not. CI has to. */
export function hasSmallDisks(): boolean {
  const [command = '', ...args] = smallDisk('/mnt', 1);
  const isAllowed = spawnSync(command, [...args, 'true']).status === 0;
  if (!isAllowed && process.env['CI'] === undefined)
    console.warn('Tests with a full disk are left out: this system allows no mounts. Run them as root.');
  return isAllowed || process.env['CI'] !== undefined;
}

/** The path of the directory as seen from outside that process. */
export const seenBy = (pid: number, directory: string): string => join(`/proc/${pid}/root`, directory);

/** Writes a file until only this many bytes are free. */
export async function fillDisk(pid: number, directory: string, left: number): Promise<void> {
  const path = seenBy(pid, directory);
  const { bavail, bsize } = statfsSync(path);
  const block = Buffer.alloc(64 * 1024);
  const blocks = Math.max(0, Math.ceil((bavail * bsize - left) / block.length));
  const fill = Readable.from(Array.from({ length: blocks }, () => block));
  await pipeline(fill, createWriteStream(join(path, 'fill'), { flags: 'a' })).catch((error: unknown) => {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    if (!isFull) throw error;
  });
}

export const freeDisk = (pid: number, directory: string): Promise<void> =>
  rm(join(seenBy(pid, directory), 'fill'), { force: true });
