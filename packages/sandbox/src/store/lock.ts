import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { SandboxError } from '../errors.ts';

/** Locks of this process. In a container every run has the same process id, so the id alone proves nothing. */
const held = new Set<string>();

/**
 * Takes the directory for this process alone. Two processes on one PGlite directory lose data without an error.
 * @returns a function that releases the directory
 * @throws SandboxError `database_in_use` while another running process has it
 */
export async function lockDirectory(directory: string): Promise<() => void> {
  const lock = `${directory}.lock`;
  if (held.has(lock)) throw inUse(directory, lock, process.pid);
  held.add(lock);
  try {
    while (!(await claim(lock))) {
      const holder = await readHolder(lock);
      if (holder !== null && (await isAnotherAlive(holder, lock))) throw inUse(directory, lock, holder.pid);
      await removeDead(lock, holder);
    }
  } catch (error) {
    held.delete(lock);
    throw error;
  }
  const stop = showLife(lock);
  return () => {
    stop();
    held.delete(lock);
    // The user may have removed it, as the message says.
    if (existsSync(lock) && readFileSync(lock, 'utf8') === own()) rmSync(lock);
  };
}

/** A link appears with its content in one step: no process ever reads a lock that is half written. */
async function claim(lock: string): Promise<boolean> {
  const mine = `${lock}.${randomUUID()}`;
  await writeFile(mine, own());
  try {
    await link(mine, lock);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
}

/** The process that has a lock. */
interface Holder {
  pid: number;
  /** The machine or container in which that id is valid; empty: not known. */
  space: string;
}

/** Two containers on one directory both have a process 1: the kernel's run and its namespace tell them apart. */
function readSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

const own = (): string => `${process.pid} ${readSpace()}`;

/** `null`: the lock is gone, or names no process. */
async function readHolder(lock: string): Promise<Holder | null> {
  try {
    const [number = '', space = ''] = (await readFile(lock, 'utf8')).split(' ', 2);
    const pid = Number(number);
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, space } : null;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** How often a holder touches its lock, and after how long without that it counts as dead, in ms. */
const beat = 1000;
const longestSilence = 10_000;

/**
 * A process of this machine is looked up by its id. Our own id in the lock is that of an earlier process, because this one takes the
 * lock for the first time. A process elsewhere, such as in another container, cannot be looked up: its lock is watched for a while. No
 * clocks are compared.
 */
async function isAnotherAlive({ pid, space }: Holder, lock: string): Promise<boolean> {
  if (space !== '' && space !== readSpace()) return showsLife(lock);
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Whether the lock's time changes while it is watched. */
async function showsLife(lock: string): Promise<boolean> {
  const before = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  for (let waited = 0; waited < longestSilence; waited += beat / 2) {
    await setTimeout(beat / 2);
    const now = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (now === undefined) return false;
    if (now !== before) return true;
  }
  return false;
}

/** In a thread, because the event loop may be busy for longer than a holder may be silent. */
const heart = `
  const { utimesSync } = require('node:fs');
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    try {
      utimesSync(workerData.lock, new Date(), new Date());
    } catch {}
  }, workerData.beat);
`;

/** Shows other processes that the lock's holder is running. Returns the function that ends it. */
function showLife(lock: string): () => void {
  const worker = new Worker(heart, { eval: true, workerData: { lock, beat } });
  worker.unref();
  return () => void worker.terminate();
}

/**
 * Removes a dead holder's lock. Another process may do the same at the same time and have its own lock there by now. So the
 * file is moved away first, and moved back if it turns out to be that of a running process.
 */
export async function removeDead(lock: string, dead: Holder | null): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
    const holder = await readHolder(aside);
    if (holder?.pid !== dead?.pid || holder?.space !== dead?.space) await link(aside, lock);
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
