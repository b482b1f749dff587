import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { strictLog } from '../../test/strict-log.ts';
import { openDatabase } from './database.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prefinery-directory-'));
  await writeFile(join(folder, 'file'), 'text');
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['is a file', 'EEXIST', () => join(folder, 'file')],
  ['is below a file', 'ENOTDIR', () => join(folder, 'file', 'people')],
])('a database directory that %s is an error of the option that names the directory', async (_where, reason, place) => {
  const directory = place();
  const error: unknown = await openDatabase(directory, strictLog).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: 'SandboxError',
    code: 'invalid_option',
    message: expect.stringMatching(new RegExp(`^database: ${directory} cannot be used .*${reason}`)),
  });
  expect(await readdir(folder)).toEqual(['file']);
});
