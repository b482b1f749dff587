import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newProject } from '../../test/engines.ts';
import { strictLog } from '../../test/strict-log.ts';
import { buildProgram, type Program, startProgram } from '../../test/program.ts';
import { openDatabase } from './database.ts';
import { lockDirectory, removeDead } from './lock.ts';
import { createStore } from './store.ts';

let folder: string;
let directory: string;
let running: Program[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prefinery-lock-'));
  directory = join(folder, 'people');
});
afterEach(async () => {
  for (const { process } of running) process.kill('SIGKILL');
  await Promise.all(running.map(({ ends }) => ends));
  running = [];
  await rm(folder, { recursive: true });
});

/** The id of a process that was there a moment ago. */
const deadProcess = (): number => spawnSync(process.execPath, ['--eval', '']).pid;

test('only one process at a time can lock a directory', async () => {
  const unlock = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toMatchObject({
    code: 'database_in_use',
    message: expect.stringContaining(`${directory} is in use by process ${process.pid}`),
  });
  unlock();
  const again = await lockDirectory(directory);
  again();
  expect(await readdir(folder)).toEqual([]);
});

test('of many concurrent processes one gets the lock', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)));
  const refused = tries.filter((one) => one.status === 'rejected');
  expect(refused).toHaveLength(7);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'database_in_use' });
});

test.each([
  ['a process that is gone', () => String(deadProcess())],
  ['an earlier process with our own id, as in containers', () => String(process.pid)],
  ['nobody', () => 'no process id'],
])('the lock of %s is taken over', async (_who, holder) => {
  await writeFile(`${directory}.lock`, holder());
  const unlock = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toMatchObject({ code: 'database_in_use' });
  unlock();
  expect(await readdir(folder)).toEqual([]);
});

test('releasing a lock that was removed or taken over changes nothing', async () => {
  const unlock = await lockDirectory(directory);
  await rm(`${directory}.lock`);
  unlock();
  const again = await lockDirectory(directory);
  await writeFile(`${directory}.lock`, String(process.ppid));
  again();
  expect(await readdir(folder)).toEqual(['people.lock']);
});

test('the lock of another running process stays', async () => {
  await writeFile(`${directory}.lock`, String(process.ppid));
  await expect(lockDirectory(directory)).rejects.toMatchObject({
    message: expect.stringContaining(`process ${process.ppid}`),
  });
  expect(await readdir(folder)).toEqual(['people.lock']);
});

test('the lock of a dead process that a running one has taken over meanwhile stays with that one', async () => {
  const lock = `${directory}.lock`;
  await writeFile(lock, String(process.ppid));
  await removeDead(lock, { pid: deadProcess(), space: '' });
  expect(await readFile(lock, 'utf8')).toBe(String(process.ppid));
  expect(await readdir(folder)).toEqual(['people.lock']);
});

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

// Only root may make namespaces.
test.runIf(isRoot)(
  'two processes in namespaces of their own, as containers are, share no directory',
  async () => {
    const program = await buildProgram();
    const start = (): Program => {
      const args = ['--port', '0', '--database', directory, '--no-identity-verification'];
      const container = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];
      const started = startProgram(program.path, args, container);
      running.push(started);
      return started;
    };
    const first = start();
    await first.waitFor(/Ctrl-C/);
    const second = start();
    expect(await second.ends).toEqual({ code: 1, signal: null });
    expect(second.output()).toContain('is in use by process 1.');

    first.process.kill('SIGKILL');
    await first.ends;
    await start().waitFor(/Ctrl-C/);
    await program.remove();
  },
  90_000,
);

test('the data of a directory is there when it is opened again', async () => {
  const project = newProject();
  const first = await openDatabase(directory, strictLog);
  await createStore(first, project).impressions.record('visitor', new Date());
  await expect(openDatabase(directory, strictLog)).rejects.toMatchObject({ code: 'database_in_use' });
  await first.close();

  const second = await openDatabase(directory, strictLog);
  expect(await createStore(second, project).impressions.all()).toHaveLength(1);
  await second.close();
  expect(await readdir(folder)).toEqual(['people']);
}, 60_000);

test('a directory with other files is refused, and not changed', async () => {
  await mkdir(directory);
  await writeFile(join(directory, 'thesis.txt'), 'years of work');
  await expect(openDatabase(directory, strictLog)).rejects.toMatchObject({ code: 'invalid_option' });
  expect(await readdir(folder, { recursive: true })).toEqual(['people', join('people', 'thesis.txt')]);
});
