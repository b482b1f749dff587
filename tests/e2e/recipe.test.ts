import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const playwright = join(root, 'node_modules/@playwright/test/cli.js');

test(
  'the recipe for Playwright works: it starts sandbox and page, and its tests pass',
  { timeout: 120_000 },
  async () => {
    const args = [playwright, 'test', '--config', 'tests/e2e/recipe'];
    // A test that fails is told with all that Playwright said of it.
    const output = await promisify(execFile)(process.execPath, args, { cwd: root }).then(
      ({ stdout }) => stdout,
      (error: unknown) => String(Object(error).stdout) + String(error),
    );
    expect(output).toContain('2 passed');
    expect(output).not.toContain('failed');
  },
);
