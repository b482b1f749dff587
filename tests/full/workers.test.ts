/** Ten workers of Playwright at once on one sandbox: each test has a campaign of its own. Packages must have been built. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('ten parallel workers on one sandbox share no state, with an app that names the vendor’s script', async () => {
  const page = await readFile(join(import.meta.dirname, 'workers/app.html'));
  const app = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page));
  await once(app.listen(0), 'listening');
  onTestFinished(() => void app.close());
  const address = app.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  const playwright = ['exec', '--', 'npx', 'playwright', 'test', '--workers=10', '-c', 'tests/full/workers'];
  const run = spawn(process.execPath, ['packages/sandbox/dist/cli.js', ...playwright], {
    cwd: root,
    env: { ...process.env, APP_PORT: String(port), CI: '1', FORCE_COLOR: '0' },
  });
  let output = '';
  for (const stream of [run.stdout, run.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = await once(run, 'close');
  expect(output).toMatch(/Running 15 tests using 10 workers/);
  expect(output).toContain('15 passed');
  expect(code).toBe(0);
});
