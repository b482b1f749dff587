/** `pnpm new:part` in a copy of the repository: what it writes passes every check as it is. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from '../../scripts/first-hour/app.ts';

const root = join(import.meta.dirname, '../..');

let copy: string;
const { run, close } = openApp();
/** Runs one of the copy's commands, and returns its output. */
const pnpm = (command: string): Promise<string> => run(`npx --yes pnpm@12.21.0 --dir ${copy} ${command}`);

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'prefinery-kit-copy-'));
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = list.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  for (const file of files) cpSync(join(root, file), join(copy, file));
  await pnpm('install --frozen-lockfile --prefer-offline');
  await pnpm('new:part InvitedFriends --room sharing');
});
afterAll(async () => {
  await close();
  rmSync(copy, { recursive: true });
});

test.each(['check:format', 'check:lint', 'check:types', 'check:arrows', 'exec tsx scripts/documents.ts'])(
  'a new part passes `pnpm %s`',
  async (script) => {
    await expect(pnpm(script)).resolves.not.toMatch(/ERR_|Command failed/);
  },
);

test('the tests of a new part pass, and those that go through all parts', async () => {
  const files = ['src/sharing/InvitedFriends.test.tsx', 'test/elements.test.tsx'].map(
    (file) => `packages/react/${file}`,
  );
  const output = await pnpm(`exec vitest run --project jsdom --project node ${files.join(' ')} tests/node/map.test.ts`);
  expect(output).toMatch(/Test Files.* 3 passed/);
});

test('a part of a name that is taken changes nothing, and says so', async () => {
  await expect(pnpm('new:part ReferralLink')).rejects.toThrow('There is a part of this name already');
});
