import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { SandboxError } from '../errors.ts';

/** Locks of this very process. In a container every run has the same process id: the number alone proves nothing. */
const held = new Set<string>();

/**
 * Takes the directory for this process alone. Two processes on one PGlite directory lose data without an error.
 * @returns gives the directory free again
 * @throws SandboxError `database_in_use` while another process lives that has it
 */
export async function lockDirectory(directory: string): Promise<() => void> {
  const lock = `${directory}.lock`;
  if (held.has(lock)) throw inUse(directory, lock, process.pid);
  held.add(lock);
  try {
    while (!(await claim(lock))) {
      const holder = await readHolder(lock);
      if (holder !== null && isAnotherAlive(holder)) throw inUse(directory, lock, holder);
      await removeDead(lock, holder);
    }
  } catch (error) {
    held.delete(lock);
    throw error;
  }
  return () => {
    held.delete(lock);
    // People may have removed it, as the message says.
    if (existsSync(lock) && readFileSync(lock, 'utf8') === String(process.pid)) rmSync(lock);
  };
}

/** A link appears with its content in one step: nobody ever reads a lock that is half written. */
async function claim(lock: string): Promise<boolean> {
  const own = `${lock}.${randomUUID()}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** `null`: the lock is gone, or nobody's. */
async function readHolder(lock: string): Promise<number | null> {
  try {
    const pid = Number(await readFile(lock, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Our own id in the lock is that of an earlier process: this one asks for the first time. */
function isAnotherAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * Puts a dead holder's lock out of the way. Another process may do the same at the same time and have its own lock
 * there by now: moving the file away first tells whose it was, and a living one's is put back.
 */
export async function removeDead(lock: string, dead: number | null): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
    if ((await readHolder(aside)) !== dead) await link(aside, lock);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const inUse = (directory: string, lock: string, holder: number): SandboxError =>
  new SandboxError(
    'database_in_use',
    `The database in ${directory} is in use by process ${holder}. Stop that sandbox, or give this one another ` +
      `directory or a PostgreSQL address. If process ${holder} is no sandbox, remove ${lock}.`,
  );
