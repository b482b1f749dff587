/** A script element of the page's HTML, as a server adds it for `load="eager"`, in engines other than Chromium's. */
import { createServer, type Server } from 'node:http';
import { createSandbox, type Sandbox, type Served, serveSandbox } from '@prefinery-kit/sandbox';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from './engine.ts';
import { firefox } from './firefox.ts';
import { webkit } from './webkit.ts';

const project = 'early123';
const widget = `/widget/v2/${project}.js`;

let sandbox: Sandbox;
let served: Served;
let app: Server;
let appUrl: string;

beforeAll(async () => {
  sandbox = await createSandbox({ project });
  served = await serveSandbox(sandbox, { port: 0 });
  const { outputFiles } = await build({
    stdin: { contents: "export * from '@prefinery-kit/core'", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['@prefinery-kit/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const html = `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>waiting</title>
    <script async src="${served.url}${widget}"></script>
    <script type="module">
      import { createPrefinery } from '/kit.js';
      const client = createPrefinery({ project: '${project}', scriptUrl: '${served.url}${widget}' });
      // Once the first try has failed, the test unblocks the script.
      client.subscribe(() => client.error && client.state === 'loading' && fetch('/unblock'));
      client.getUser().then((user) => (document.title = String(user)), ({ code }) => (document.title = code));
    </script></head></html>`;
  app = createServer((request, response) => {
    if (request.url === '/unblock') sandbox.fault({});
    const isKit = request.url === '/kit.js';
    response
      .setHeader('content-type', isKit ? 'text/javascript' : 'text/html')
      .end(isKit ? outputFiles[0]?.text : html);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  appUrl = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
  await served.close();
  await sandbox.close();
});

for (const { name: engine, isInstalled, launch } of [firefox, webkit]) {
  describe.skipIf(!isInstalled)(`in ${engine}`, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser.close());

    test.each(['that loads is used', 'that was blocked is loaded again by the client'])(
      'a script element %s',
      async (title) => {
        if (title.includes('blocked')) sandbox.fault({ script: 'blocked' });
        const tab = await browser.open();
        await tab.goto(appUrl);
        await expect.poll(() => tab.read('document.title'), { timeout: 20_000 }).toBe('null');
        expect(await tab.read(`document.querySelectorAll('script[src*="/widget/v2/"]').length`)).toBe(1);
        await tab.close();
      },
    );
  });
}
