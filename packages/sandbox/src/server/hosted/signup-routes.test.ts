import { user } from '@prefinery-kit/core/contract';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { notAllowed } from '../../protocol.ts';
import type { Sandbox } from '../../sandbox.ts';
import { address, call, get, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';
import { sign } from '../foundation/signature.ts';

const shared = shareDatabase();
const { newSandbox, secret } = shared;
const email = 'amy@x.com';
const parent = 'http://localhost:5173';

const post = (
  sandbox: Sandbox,
  fields: Record<string, string>,
  query = '',
  headers: Record<string, string> = { origin: parent },
): Promise<Response> =>
  get(sandbox, `/projects/${sandbox.project}/users/post${query}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });

const find = async (sandbox: Sandbox, email: string): Promise<unknown> =>
  (await call(sandbox, 'getUser', { email, signature: sign(secret, email) })).reply.answer;

const follow = (sandbox: Sandbox, response: Response): Promise<Response> =>
  get(sandbox, response.headers.get('location') ?? '');

describe('a raw HTML form', () => {
  test('adds a user with all of its fields, and redirects to a page with their place', async () => {
    const sandbox = newSandbox();
    const { person } = await join(sandbox, 'referrer@x.com');
    const response = await post(sandbox, {
      'user[profile][email]': ' Amy@x.com ',
      'user[profile][first_name]': 'Amy',
      'user[profile][country]': '',
      'user[website]': '',
      referrer: 'https://www.facebook.com',
      referral_token: person.referral_code,
      utm_source: 'mail',
      utm_medium: '',
      extra: 'passes',
    });
    expect(response.status).toBe(303);
    expect(v.parse(user, await find(sandbox, email))).toMatchObject({
      profile: { first_name: 'Amy', http_referrer: 'https://www.facebook.com', utm_source: 'mail', utm_medium: null },
    });
    expect(await find(sandbox, 'referrer@x.com')).toMatchObject({ referrals: 1 });

    const line = (await sandbox.activity()).find(({ command }) => command === 'addUser');
    expect(line).toMatchObject({
      data: { email: ' Amy@x.com ', first_name: 'Amy' },
      answer: { email },
      status: 200,
      origin: null,
      referrer_code: person.referral_code,
      by: 'form',
    });

    const thanks = await follow(sandbox, response);
    expect(thanks.status).toBe(200);
    expect(await thanks.text()).toMatch(/Thank you for joining.*<strong>2<\/strong>/);
    expect(response.headers.get('location')).toMatch(/&display=hosted$/);
    const { pathname } = new URL(response.headers.get('location') ?? '', address);
    expect((await get(sandbox, pathname)).status).toBe(403);
  });

  test('that a robot filled in adds no user, and shows the same page', async () => {
    const sandbox = newSandbox();
    const response = await post(sandbox, { 'user[profile][email]': email, 'user[website]': 'https://spam.example' });
    expect(response.status).toBe(303);
    expect(await (await follow(sandbox, response)).text()).toContain('Thank you for joining');
    expect(await find(sandbox, email)).toBeNull();
  });

  test.each([
    ['no e-mail address', {}, 400, 'Enter an e-mail address'],
    ['an invalid e-mail address', { 'user[profile][email]': 'amy' }, 400, 'Enter an e-mail address'],
    ['an e-mail address that is too long', { 'user[profile][email]': `${'x'.repeat(250)}@x.com` }, 400, '254'],
    [
      'a country of three letters',
      { 'user[profile][email]': email, 'user[profile][country]': 'DEU' },
      400,
      'The field country cannot be &quot;DEU&quot;.',
    ],
    ['a known e-mail address', { 'user[profile][email]': 'known@x.com' }, 403, 'This address has joined already.'],
  ])('with %s is shown again with an error message', async (_what, fields, status, error) => {
    const sandbox = newSandbox();
    await join(sandbox, 'known@x.com');
    const response = await post(sandbox, { ...fields, utm_source: 'mail', referral_token: 'code1' });
    const page = await response.text();
    expect(response.status).toBe(status);
    expect(page).toContain(error);
    expect(page).toContain('action="post?display=hosted"');
    expect(page).toMatch(/name="utm_source" value="mail"[^]*name="referral_token" value="code1"/);
    expect(await find(sandbox, email)).toBeNull();
  });

  test('does not change a known user', async () => {
    const sandbox = newSandbox();
    const { person } = await join(sandbox, email);
    await post(sandbox, { 'user[profile][email]': email, 'user[profile][first_name]': 'Mallory' });
    expect(await find(sandbox, email)).toEqual(person);
  });

  test.each(['https://evil.example', 'null'])('is refused from a page of another origin, %s', async (origin) => {
    const sandbox = newSandbox();
    const response = await post(sandbox, { 'user[profile][email]': email }, '', { origin });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain(notAllowed(origin));
    expect(await find(sandbox, email)).toBeNull();
  });

  test('that is too large is refused', async () => {
    const response = await post(newSandbox(), { 'user[profile][email]': email, note: 'x'.repeat(65_536) });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('64 KiB');
  });

  test('of another project is an error that names the project', async () => {
    const sandbox = newSandbox();
    const response = await post({ ...sandbox, project: 'other123' }, { 'user[profile][email]': email });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(`serves the project ${sandbox.project}, not other123`);
  });
});

describe('the hosted form', () => {
  test.each([
    ['origin', `&origin=${encodeURIComponent(parent)}`, {}],
    ['Referer', '', { referer: `${parent}/landing` }],
  ])(
    'in an iframe finds the origin of its page by its %s, and posts the new session to it',
    async (_how, query, headers) => {
      const sandbox = newSandbox();
      const path = `/projects/${sandbox.project}/users/`;
      const form = await get(sandbox, `${path}new?display=inline&version=2&email=amy%40x.com${query}`, { headers });
      const page = await form.text();
      expect(form.headers.get('content-security-policy')).toContain(`frame-ancestors ${parent};`);
      expect(page).toContain('value="amy@x.com"');
      expect(page).toContain(`data-parent-origin="${parent}"`);
      const [, action = ''] = /action="([^"]*)"/.exec(page) ?? [];

      const answer = await post(
        sandbox,
        { 'user[profile][email]': email },
        new URL(action.replaceAll('&amp;', '&'), address + path).search,
        { origin: address },
      );
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors ${parent};`);
      const [, session] = /data-session="([^"]+)"/.exec(await answer.text()) ?? [];
      expect((await call(sandbox, 'getUser', undefined, { session })).reply.answer).toMatchObject({ email });
    },
  );

  test.each(['https://evil.example', 'http://a;x.localhost', 'nonsense', ''])(
    'in a page of %j may not be embedded, and posts no session',
    async (origin) => {
      const sandbox = newSandbox();
      const query = `?${new URLSearchParams({ display: 'inline', origin })}`;
      const form = await get(sandbox, `/projects/${sandbox.project}/users/new${query}`);
      expect(form.headers.get('content-security-policy')).toContain(`frame-ancestors 'none';`);
      const answer = await post(sandbox, { 'user[profile][email]': email }, query, {});
      expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors 'none';`);
      expect(await answer.text()).not.toMatch(/data-session|data-parent-origin/);
    },
  );

  test('without an iframe shows its errors and keeps what was filled in', async () => {
    const sandbox = newSandbox();
    const path = `/projects/${sandbox.project}/users/new`;
    const form = await get(sandbox, `${path}?display=hosted&utm_source=mail&referral_token=code1`);
    expect(await form.text()).toMatch(/name="utm_source" value="mail"[^]*name="referral_token" value="code1"/);
    const wrong = await get(sandbox, `${path}?display=sideways`);
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('The address of the form is wrong');
  });
});

describe('an impression of the hosted form', () => {
  const count = async (sandbox: Sandbox): Promise<number> => (await sandbox.impressions()).length;
  const see = ({ project, ...sandbox }: Sandbox, query: string, init: RequestInit = {}): Promise<Response> =>
    get({ project, ...sandbox }, `/projects/${project}/users/new?${query}`, init);

  test('in an iframe is counted once for the visitor id that the page passes', async () => {
    const sandbox = newSandbox();
    const response = await see(sandbox, 'display=inline&visitor=visitor1');
    await see(sandbox, 'display=popup&visitor=visitor1');
    expect(await count(sandbox)).toBe(1);
    expect(response.headers.get('set-cookie')).toBeNull();
    await see(sandbox, 'display=popup&visitor=visitor2');
    await call(sandbox, 'recordFormImpression', undefined, { visitor: 'visitor2' });
    expect(await count(sandbox)).toBe(2);
  });

  test('without an iframe is counted once per browser, by the cookie that the widget uses, too', async () => {
    const sandbox = newSandbox();
    const cookie = (await see(sandbox, 'display=hosted')).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      new RegExp(`^_pfy_${sandbox.project}_visitor=[\\w-]+; Max-Age=31536000; Path=/; SameSite=Lax$`),
    );
    await see(sandbox, 'display=hosted', { headers: { cookie: cookie.replace(/;.*/, '') } });
    expect(await count(sandbox)).toBe(1);
    await see(sandbox, 'display=hosted', { headers: { cookie: `_pfy_${sandbox.project}_visitor=<b>` } });
    expect(await count(sandbox)).toBe(2);
  });

  test('is not counted in an iframe without a visitor id, for a HEAD request, or for an error', async () => {
    const sandbox = newSandbox();
    await see(sandbox, 'display=inline');
    await see(sandbox, 'display=hosted', { method: 'HEAD' });
    expect((await see(sandbox, 'display=inline&visitor=%3Cb%3E')).status).toBe(400);
    await post(sandbox, { 'user[profile][email]': 'nobody' });
    expect(await count(sandbox)).toBe(0);
  });
});

test.each([
  [{}, 'Thank you for joining'],
  [{ doubleOptIn: true }, 'Follow the link in it'],
])(
  'the page that replaces a captured form, with %j, may be embedded only by the page that asked',
  async (options, text) => {
    const sandbox = newSandbox(options);
    const { reply } = await call(sandbox, 'addUser', email);
    const response = await get(sandbox, reply.frame?.path ?? '');
    expect(response.headers.get('content-security-policy')).toContain(`frame-ancestors ${parent};`);
    const page = await response.text();
    expect(page).toContain(text);
    expect(page).toContain(`data-parent-origin="${parent}"`);
    expect(page).not.toMatch(/data-session|alone/);
  },
);

describe('a signup in one click', () => {
  test('adds a user the first time', async () => {
    const sandbox = newSandbox();
    const { person } = await join(sandbox, 'referrer@x.com');
    const path = `/projects/${sandbox.project}/users/instant?email=amy%40x.com&referral_token=${person.referral_code}`;
    await get(sandbox, path, { method: 'HEAD' });
    expect(await find(sandbox, email)).toBeNull();
    const response = await get(sandbox, path);
    expect(response.status).toBe(303);
    expect(await (await follow(sandbox, response)).text()).toMatch(/<strong>2<\/strong>/);
    expect(await find(sandbox, 'referrer@x.com')).toMatchObject({ referrals: 1 });
    expect((await get(sandbox, path)).status).toBe(403);
    expect((await get(sandbox, path.replace(/\?.*/, ''))).status).toBe(400);
    expect(await find(sandbox, 'referrer@x.com')).toMatchObject({ referrals: 1 });
  });
});
