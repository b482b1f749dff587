/** The colors of the stylesheet in engines other than Chromium's, in a production build. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleApp } from '../../look/bundle.ts';
import { readLook } from '../../look/see.ts';
import { type Look, type System, themes } from '../../look/themes.ts';
import type { Browser, Tab } from './engine.ts';
import { firefox } from './firefox.ts';
import { webkit } from './webkit.ts';

const vendor = 'https://widget.prefinery.com';

let server: Server;
let url: string;
beforeAll(async () => {
  const files = await bundleApp();
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    // The script never loads, so the card stays pending.
    if (path.startsWith('/never/')) return;
    const file = files.get(path);
    response.statusCode = file ? 200 : 404;
    response.setHeader('content-type', file?.contentType ?? 'text/plain');
    response.end(
      file?.contentType === 'text/javascript' ? String(file.body).replaceAll(vendor, `${url}/never`) : file?.body,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const schemes: readonly System[] = ['light', 'dark'];

for (const { name: engine, isInstalled, launch } of [firefox, webkit]) {
  describe.skipIf(!isInstalled).each(schemes)(`in ${engine}, where the system is %s`, (system) => {
    let browser: Browser;
    let tab: Tab;
    beforeAll(async () => {
      browser = await launch(system);
      tab = await browser.open();
    });
    afterAll(() => browser.close());

    test.each(themes.map((theme) => [theme.title, theme] as const))(
      'the parts have their colors with %s',
      async (_title, { path, choose, looks }) => {
        await tab.goto(url + path);
        await expect
          .poll(() => tab.read(`document.querySelector('[data-prefinery=referral-card]') !== null`))
          .toBe(true);
        await tab.read(`(${String(choose)})()`);
        expect(await tab.read<Look>(`(${String(readLook)})()`)).toEqual(looks[system]);
      },
    );
  });
}
