import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import type { SandboxOptions } from '../options/table.ts';
import { openShop, project, type Shop, type Visitor } from '../../test/shop.ts';

/** Pages with the origin "null", and pages of origins that are not allowed. */
let shop: Shop;
let visitor: Visitor;
let folder: string;

async function begin(options?: Partial<SandboxOptions>): Promise<void> {
  shop = await openShop(options);
  visitor = await shop.newVisitor();
  folder = await mkdtemp(join(tmpdir(), 'prefinery-origin-'));
}
afterEach(async () => {
  await visitor.close();
  await shop.close();
  await rm(folder, { recursive: true });
});

const openFromDisk = async (): Promise<void> => {
  const file = join(folder, 'page.html');
  await writeFile(file, `<!doctype html><div id="board"></div><script src="${shop.scriptUrl}"></script>`);
  await visitor.page.goto(pathToFileURL(file).href);
};

it('a page opened from disk gets an error that says why it may not call', async () => {
  await begin();
  await openFromDisk();
  expect(await visitor.call('addUser', 'amy@x.com')).toEqual({
    error: expect.stringMatching(/from disk.*Serve it over HTTP.*--origin null/),
    status: 0,
  });
}, 60_000);

it('a page opened from disk works if the option origins has null', async () => {
  await begin({ origins: ['null'] });
  await openFromDisk();
  expect(await visitor.call('addUser', 'amy@x.com')).toMatchObject({ email: 'amy@x.com' });
  // Such pages have no cookies, and so no session.
  expect(await visitor.call('embedLeaderboard', { dom_id: 'board' })).toBeNull();
  await visitor.page.frameLocator('#board iframe').getByText('am…@…').waitFor({ timeout: 5000 });
  const height = () => visitor.page.locator('#board iframe').evaluate((iframe) => iframe.style.height);
  await expect.poll(height).toMatch(/px/);
}, 60_000);

it('a page of an origin that is not allowed gets an error that says how to allow it', async () => {
  await begin();
  await visitor.page.route('http://shop.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<script src="${shop.scriptUrl}"></script>` }),
  );
  await visitor.page.goto('http://shop.example/');
  expect(await visitor.call('getUser')).toEqual({
    error: expect.stringMatching(/http:\/\/shop\.example may not call.*--origin http:\/\/shop\.example/),
    status: 0,
  });
}, 60_000);

it('a raw form of a page with the referrer policy no-referrer is accepted', async () => {
  await begin();
  const body =
    `<meta name="referrer" content="no-referrer"><form method="post" action="${shop.url}/projects/${project}/users/post">` +
    `<input name="user[profile][email]" value="amy@x.com"><button>Join</button></form>`;
  await visitor.page.route('http://localhost:5999/', (route) => route.fulfill({ contentType: 'text/html', body }));
  await visitor.page.goto('http://localhost:5999/');
  await visitor.page.getByRole('button').click();
  await visitor.page.waitForURL(/users\/joined/);
  expect(await shop.sandbox.person('amy@x.com')).toMatchObject({ status: 'applied' });
}, 60_000);
