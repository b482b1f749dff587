import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createStore } from '../store/store.ts';
import { readOptions } from '../options/read.ts';
import { notAllowed } from '../protocol.ts';
import type { Sandbox } from '../sandbox.ts';
import { address, call, get, join } from '../../test/caller.ts';
import { shareDatabase } from '../../test/shared.ts';
import { answer } from './api/answer.ts';
import { createActivity } from './foundation/activity.ts';
import { createLive } from './foundation/live.ts';
import { createCampaignLock } from './foundation/campaign-lock.ts';
import type { handlers } from './api/handlers/handlers.ts';

const shared = shareDatabase();
const { newSandbox } = shared;

const preflight = (sandbox: Sandbox, origin: string, url = address): Promise<Response> =>
  sandbox.fetch(
    new Request(`${url}/api/${sandbox.project}/addUser`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    }),
  );

test.each([
  'http://localhost:5173',
  'https://localhost',
  'http://shop.localhost:3000',
  'http://127.0.0.1:8080',
  'http://[::1]:8080',
  'https://staging.example',
  'https://shop.example',
])('a page of %s may call', async (origin) => {
  const sandbox = newSandbox({ origins: ['https://staging.example'], site: 'https://shop.example/welcome' });
  const { headers } = await preflight(sandbox, origin);
  expect(headers.get('access-control-allow-origin')).toBe(origin);
  expect(headers.get('access-control-allow-headers')).toBe('content-type,x-prefinery-session,x-prefinery-visitor');
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  expect(await call(sandbox, 'getUser', undefined, { headers: { origin } })).toMatchObject({ status: 403, reply: {} });
});

test.each([
  'https://evil.example',
  'http://localhost.evil.example',
  'http://evil.example:5173',
  'http://notlocalhost',
  'http://127.0.0.1.evil.example',
  'http://evil.example/localhost',
  'https://staging.example:444',
  'null',
])('a page of %s may not', async (origin) => {
  const sandbox = newSandbox({ origins: ['https://staging.example'] });
  expect((await preflight(sandbox, origin)).headers.get('access-control-allow-origin')).toBeNull();
  const { status, reply } = await call(sandbox, 'addUser', 'amy@x.com', { headers: { origin } });
  expect({ status, reply }).toEqual({
    status: 403,
    reply: { answer: { error: notAllowed(origin), status: 403 } },
  });
  await join(sandbox, 'amy@x.com');
});

test('a page of the sandbox’s own address may call', async () => {
  const origin = 'http://192.168.1.5:5173';
  const { headers } = await preflight(newSandbox(), origin, origin);
  expect(headers.get('access-control-allow-origin')).toBe(origin);
});

test('a body that is too large is refused before it is read', async () => {
  const { status, reply } = await call(newSandbox(), 'addUser', { email: 'amy@x.com', city: 'x'.repeat(65_536) });
  expect({ status, reply }).toEqual({
    status: 413,
    reply: { answer: { error: expect.stringContaining('64 KiB'), status: 413 } },
  });
});

test.each([
  ['no JSON', '{', /not JSON/],
  ['another shape', '{"data":1}', /not a command:[^]*page/],
])('a body of %s is refused', async (_what, body, error) => {
  const sandbox = newSandbox();
  const response = await get(sandbox, `/api/${sandbox.project}/addUser`, { method: 'POST', body });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ answer: { error: expect.stringMatching(error), status: 400 } });
});

test('another project and an unknown command are errors that name the project and the commands', async () => {
  const sandbox = newSandbox();
  const other = { ...sandbox, project: 'other123' };
  expect(await call(other, 'getUser')).toMatchObject({
    status: 404,
    reply: { answer: { error: expect.stringContaining(`the project ${sandbox.project}, not other123.`) } },
  });
  expect(await call(sandbox, 'toString')).toMatchObject({
    status: 404,
    reply: { answer: { error: expect.stringMatching(/no command toString\. There are addUser, authenticateUser, /) } },
  });
});

test('an unknown address is a 404 that names the addresses there are', async () => {
  const sandbox = newSandbox();
  const response = await get(sandbox, '/nowhere');
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    error: 'The sandbox has nothing at GET /nowhere.',
    routes: expect.arrayContaining([`GET /widget/v2/${sandbox.project}.js`]),
  });
});

test('internal errors are logged, and not sent to the caller', async () => {
  let isBroken = true;
  const clock = (): Date => {
    if (!isBroken) return new Date();
    isBroken = false;
    throw new Error('The clock has stopped.');
  };
  const { status, reply } = await call(newSandbox({ clock }), 'addUser', 'amy@x.com');
  expect({ status, reply }).toEqual({
    status: 500,
    reply: { answer: { error: 'The sandbox failed. Its log says why.', status: 500 } },
  });
  expect(shared.errors).toMatchObject([{ message: 'The clock has stopped.' }]);
});

test('a result that breaks the contract is an error, and is not sent to the caller', async () => {
  const sandbox = newSandbox();
  const { project } = sandbox;
  const { person } = await join(sandbox, 'amy@x.com');
  const visit = {
    session: null,
    sessionToken: null,
    visitorId: null,
    page: { url: address, referrer: null },
    pageOrigin: address,
    referrerCode: null,
    own: address,
    base: address,
    userAgent: '',
    ip: null,
  };
  const campaign = {
    ...readOptions({ project }),
    store: createStore(shared.database(), project),
    lock: createCampaignLock(),
    live: createLive(),
    activity: createActivity(() => {}),
    clock: () => new Date(),
    aheadOfDatabase: () => 0,
    controlToken: () => Promise.resolve(''),
  };
  const getUser: (typeof handlers)['getUser'] = () => Promise.resolve({ result: { ...person, shares: -1 } });
  await expect(answer({ getUser }, 'getUser', undefined, visit, campaign)).rejects.toThrow(
    /getUser breaks the contract: shares/,
  );
});

test('the widget is served for the project; for another project the script is a warning', async () => {
  const sandbox = newSandbox();
  const script = await get(sandbox, `/widget/v2/${sandbox.project}.js`);
  expect(script.status).toBe(200);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await script.text()).toContain('x-prefinery-session');

  const other = await get(sandbox, '/widget/v2/other123.js');
  // Browsers do not run a script whose HTTP status is an error.
  expect(other.status).toBe(200);
  expect(other.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const output: unknown[] = [];
  const window = {};
  const text = await other.text();
  // The kit tries three times.
  for (const _ of 'abc')
    runInNewContext(text, { window, console: { warn: (sentence: unknown) => output.push(sentence) } });
  const sentence =
    `This sandbox serves the project ${sandbox.project}, not other123. Change the project in your app, or run ` +
    'npx @prefinery-kit/sandbox --project other123.';
  expect(output).toEqual([`prefinery: ${address}/widget/v2/other123.js: ${sentence}`]);
  expect(shared.warnings).toEqual([sentence]);
});

test.each([
  ['page.css', 'text/css'],
  ['icon.svg', 'image/svg+xml'],
  ['frame.js', 'text/javascript'],
])('%s is served to hosted pages', async (file, type) => {
  const response = await get(newSandbox(), `/assets/${file}`);
  expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  expect((await response.text()).length).toBeGreaterThan(50);
});

const leaderboard = async (sandbox: Sandbox, data: object, session?: string): Promise<Response> => {
  const { reply } = await call(sandbox, 'embedLeaderboard', { dom_id: 'embed-here', ...data }, { session });
  return get(sandbox, v.parse(v.string(), reply.frame?.path));
};

test('the leaderboard shows the first ten users and, if further down, the user it is for', async () => {
  const sandbox = newSandbox();
  for (let index = 1; index <= 11; index += 1)
    await join(sandbox, { email: `p${index}@x.com`, first_name: `P${index}` });
  const { session } = await join(sandbox, { email: 'me@x.com', first_name: 'Me', last_name: 'Myself' });

  const anonymous = await (await leaderboard(sandbox, {})).text();
  expect(anonymous.match(/<bdi>.*?<\/bdi>/g)).toEqual(
    Array.from({ length: 10 }, (_, index) => `<bdi>P${index + 1}</bdi>`),
  );

  const response = await leaderboard(sandbox, {}, session);
  const mine = await response.text();
  expect(response.status).toBe(200);
  expect(mine.match(/<bdi>.*?<\/bdi>/g)).toHaveLength(11);
  expect(mine).toMatch(
    /aria-current="true"><td class="position">12<\/td><th scope="row" class="name"><bdi>Me M\.<\/bdi>/,
  );
});

test('the leaderboard marks a user among the first ten only once', async () => {
  const sandbox = newSandbox();
  const { session } = await join(sandbox, { email: 'me@x.com', first_name: 'Me' });
  const page = await (await leaderboard(sandbox, {}, session)).text();
  expect(page.match(/<bdi>Me<\/bdi>/g)).toHaveLength(1);
  expect(page).toContain('aria-current="true"');
});

test('hosted pages allow only scripts of the sandbox, and only the page that asked may embed them', async () => {
  const { headers } = await leaderboard(newSandbox(), {});
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
      "frame-ancestors http://localhost:5173; base-uri 'none'; form-action 'self'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  });
});

test('markup in a name is shown as text', async () => {
  const sandbox = newSandbox();
  await join(sandbox, { email: 'x@x.com', first_name: '<img src=x onerror=alert(1)>', last_name: '"><script>' });
  await join(sandbox, { email: '<b>@x.com' });
  const page = await (await leaderboard(sandbox, {})).text();
  expect(page).toContain('<bdi>&lt;img src=x onerror=alert(1)&gt; &quot;.</bdi>');
  expect(page).toContain('<bdi>&lt;b…@…</bdi>');
});

test('a leaderboard is refused without its own view, and once the view has expired', async () => {
  const sandbox = newSandbox();
  const { reply } = await call(sandbox, 'embedLeaderboard', { dom_id: 'embed-here' });
  const path = v.parse(v.string(), reply.frame?.path);
  for (const wrong of [`${path}0`, path.split('?')[0] ?? '', path.replace(sandbox.project, 'other123')]) {
    const response = await get(sandbox, wrong);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('This page cannot be shown');
  }
  shared.now = new Date(shared.now.getTime() + 11 * 60_000);
  const response = await get(sandbox, path);
  expect(response.status).toBe(410);
  expect(await response.text()).toContain('This page has expired');
});

const own = async (sandbox: Sandbox, session: string): Promise<unknown> =>
  (await call(sandbox, 'getUser', undefined, { session })).reply.answer;

test('a referral link counts a share and redirects to the site with its code', async () => {
  const sandbox = newSandbox({ site: 'https://shop.example/welcome?lang=de' });
  const { person, session } = await join(sandbox, 'amy@x.com');
  const path = new URL(person.referral_link).pathname;
  const response = await get(sandbox, `${path}?utm_source=mail&r=other`);
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe(
    `https://shop.example/welcome?lang=de&utm_source=mail&r=${person.referral_code}`,
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await own(sandbox, session)).toMatchObject({ shares: 1, referrals: 0 });
  await get(sandbox, path, { method: 'HEAD' });
  expect(await own(sandbox, session)).toMatchObject({ shares: 1 });
});

test('a status link redirects to the site, and counts no share', async () => {
  const sandbox = newSandbox({ site: 'https://shop.example/' });
  const { person, session } = await join(sandbox, 'amy@x.com');
  const { pathname, search } = new URL(person.referral_status_link);
  const response = await get(sandbox, pathname + search);
  expect(response.headers.get('location')).toBe(`https://shop.example/?ref-check=${person.id}`);
  expect(await own(sandbox, session)).toMatchObject({ shares: 0 });
});

test('a link with an unknown code redirects to the site, too', async () => {
  const sandbox = newSandbox({ site: 'https://shop.example/' });
  for (const code of ['nobody', '%00', '%F0%9F%92%A9', '%E0%A4%A']) {
    expect((await get(sandbox, `/r/${code}`)).status).toBe(302);
  }
  expect(shared.errors).toEqual([]);
});

test('without the option site, links redirect to the first page that called, and before that to the hosted form', async () => {
  const sandbox = newSandbox();
  const location = async (): Promise<unknown> => (await get(sandbox, '/r/code1')).headers.get('location');
  const form = `${address}/projects/${sandbox.project}/users/new?r=code1&referral_token=code1`;
  expect(await location()).toBe(form);
  expect(await (await get(sandbox, form.slice(address.length))).text()).toContain(
    'name="referral_token" value="code1"',
  );
  await call(sandbox, 'getUser', undefined, { headers: { origin: 'https://evil.example' } });
  expect(await location()).toBe(form);
  await join(sandbox, 'amy@x.com', { headers: { origin: 'http://localhost:3000' } });
  await join(sandbox, 'bob@x.com', { headers: { origin: 'http://localhost:4000' } });
  expect(await location()).toBe('http://localhost:3000/?r=code1');
});

test('with a base path, all addresses are below it', async () => {
  const sandbox = newSandbox({ base: '/prefinery', site: 'https://shop.example' });
  const post = (path: string): Promise<Response> =>
    get(sandbox, path, {
      method: 'POST',
      body: JSON.stringify({ data: 'amy@x.com', page: { url: address, referrer: null }, referrer_code: null }),
    });
  const response = await post(`/prefinery/api/${sandbox.project}/addUser`);
  const { answer: person } = v.parse(
    v.object({ answer: v.object({ referral_link: v.string() }) }),
    await response.json(),
  );
  expect(person.referral_link).toMatch(/^http:\/\/localhost:4747\/prefinery\/r\//);
  expect((await get(sandbox, new URL(person.referral_link).pathname)).status).toBe(302);
  expect((await post(`/api/${sandbox.project}/addUser`)).status).toBe(404);

  const instant = await get(sandbox, `/prefinery/projects/${sandbox.project}/users/instant?email=bob%40x.com`);
  expect((await get(sandbox, instant.headers.get('location') ?? '')).status).toBe(200);
});

test('the visitor’s IP address is that of the connection', async () => {
  const sandbox = newSandbox();
  const connection = { incoming: { socket: { remoteAddress: '::ffff:64.71.141.151' } } };
  const served: Sandbox = { ...sandbox, fetch: (request) => sandbox.fetch(request, connection) };
  const { person } = await join(served, 'amy@x.com', { headers: { 'x-forwarded-for': '1.2.3.4' } });
  expect(person.profile.ip).toBe('64.71.141.151');
});

test('the leaderboard has the same order as list_position', async () => {
  const sandbox = newSandbox({ ranking: { points: { share: 3, referral: 5 } } });
  for (let index = 1; index <= 11; index += 1)
    await join(sandbox, { email: `p${index}@x.com`, first_name: `P${index}` });
  const { person, session } = await join(sandbox, { email: 'me@x.com', first_name: 'Me' });
  const top = async (): Promise<unknown> =>
    (await (await leaderboard(sandbox, {}, session)).text())
      .match(/class="position">\d+<\/td><th scope="row" class="name"><bdi>.*?</g)
      ?.map((row) => row.replaceAll(/^.*?(\d+).*<bdi>(.*)<$/g, '$1 $2'));
  const first = Array.from({ length: 10 }, (_, index) => `${index + 1} P${index + 1}`);
  expect(await top()).toEqual([...first, '12 Me']);
  expect(await own(sandbox, session)).toMatchObject({ list_position: 12, list_behind: 0 });

  await get(sandbox, new URL(person.referral_link).pathname);
  const second = Array.from({ length: 9 }, (_, index) => `${index + 2} P${index + 1}`);
  expect(await top()).toEqual(['1 Me', ...second]);
  expect(await own(sandbox, session)).toMatchObject({ list_position: 1, list_behind: 11, shares: 1 });
});
