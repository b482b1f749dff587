import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const playwright = join(root, 'node_modules/@playwright/test/cli.js');

test('the Playwright recipe starts the sandbox and the page, and its tests pass', { timeout: 120_000 }, async () => {
  const args = [playwright, 'test', '--config', 'tests/e2e/recipe'];
  // If the run fails, the assertion below shows Playwright's whole output.
  const output = await promisify(execFile)(process.execPath, args, { cwd: root }).then(
    ({ stdout }) => stdout,
    (error: unknown) => String(Object(error).stdout) + String(error),
  );
  expect(output).toContain('2 passed');
  expect(output).not.toContain('failed');
});
