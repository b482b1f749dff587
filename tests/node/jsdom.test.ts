/** `@prefinery-kit/core/server` in the tests of an app: with jsdom, too, Vitest resolves to the server entry. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('signIdentity works in jsdom, whether Node.js or Vite loads the package', async () => {
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'tests/node/jsdom/vitest.config.ts'];
  // Without the variables of this run.
  const env = {
    ...process.env,
    NO_COLOR: '1',
    VITEST: undefined,
    VITEST_POOL_ID: undefined,
    VITEST_WORKER_ID: undefined,
  };
  const output = await promisify(execFile)(process.execPath, args, { cwd: root, env }).then(
    ({ stdout }) => stdout,
    (error: unknown) => String(Object(error).stdout) + String(error),
  );
  expect(output).toMatch(/Tests {2}2 passed/);
}, 60_000);
