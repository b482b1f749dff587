import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox.ts';
import { serveSandbox } from '../../serve.ts';
import { address, call, get, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';
import { sign } from '../foundation/signature.ts';

const shared = shareDatabase();
const { newSandbox, secret } = shared;
const site = 'https://shop.example/welcome';
const email = 'amy@x.com';

const linkTo = async (sandbox: Sandbox, to: string): Promise<string> => {
  const mail = (await sandbox.outbox()).find((mail) => mail.to === to);
  return new URL(mail?.link ?? '').pathname;
};

const own = async (sandbox: Sandbox, session: string): Promise<unknown> =>
  (await call(sandbox, 'getUser', undefined, { session })).reply.answer;

test('with double opt-in a new user is on the list once they have followed the mailed link', async () => {
  const sandbox = newSandbox({ doubleOptIn: true, site });
  const { person, session } = await join(sandbox, { email: ' Amy@x.com', first_name: 'Amy' });
  const off = { list_position: null, list_ahead: null, list_behind: null, list_length: 0 };
  expect(person).toMatchObject({ email, ...off });
  expect(await sandbox.outbox()).toEqual([
    {
      number: expect.any(Number),
      status: 'arrived',
      to: email,
      subject: 'Confirm your e-mail address',
      link: expect.stringMatching(new RegExp(`^${address}/confirm/${person.id}\\.[0-9a-f]{64}$`)),
      sent_at: '2026-03-01T12:00:00Z',
    },
  ]);

  const path = await linkTo(sandbox, email);
  await get(sandbox, path, { method: 'HEAD' });
  expect(await own(sandbox, session)).toMatchObject(off);
  for (let time = 0; time < 2; time += 1) {
    const response = await get(sandbox, path);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(site);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await own(sandbox, session)).toMatchObject({ list_position: 1, list_length: 1 });
  }
  await call(sandbox, 'addUser', { email }, { session });
  expect(await sandbox.outbox()).toHaveLength(1);
});

test('a referral is credited once both users have confirmed', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  const { person, session } = await join(sandbox, 'referrer@x.com');
  await join(sandbox, email, { referrerCode: person.referral_code });
  await get(sandbox, await linkTo(sandbox, email));
  expect(await own(sandbox, session)).toMatchObject({ referrals: 0 });
  await get(sandbox, await linkTo(sandbox, 'referrer@x.com'));
  expect(await own(sandbox, session)).toMatchObject({ referrals: 1, list_position: 1, list_length: 2 });
});

test('a link confirms only its own user, and does not change a status that was set since', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  const { person, session } = await join(sandbox, email);
  const path = await linkTo(sandbox, email);
  for (const wrong of [
    `${path}0`,
    path.split('.')[0] ?? '',
    `/confirm/${person.id}.${sign(secret, person.id)}`,
    path.replace(person.id, 'nobody'),
    await linkTo(sandbox, email).then((link) => link.replace('.', '%2E.')),
  ]) {
    const response = await get(sandbox, wrong);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('This link leads to nobody');
  }
  expect(await own(sandbox, session)).toMatchObject({ list_position: null });
  expect((await get(newSandbox({ doubleOptIn: true }), path)).status).toBe(404);

  await sandbox.setStatus(email, 'rejected');
  expect((await get(sandbox, path)).status).toBe(302);
  expect(await own(sandbox, session)).toMatchObject({ list_position: null });
});

test('without a site, a confirmation link redirects to the sandbox', async () => {
  const sandbox = newSandbox({ doubleOptIn: true, base: '/prefinery' });
  await get(sandbox, `/prefinery/projects/${sandbox.project}/users/instant?email=amy%40x.com`);
  const response = await get(sandbox, await linkTo(sandbox, email));
  expect(response.headers.get('location')).toBe(`${address}/prefinery`);
});

test('the hosted form says that there is a mailed link to follow', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  const body = new URLSearchParams({ 'user[profile][email]': email });
  const path = `/projects/${sandbox.project}/users/post`;
  const thanks = await get(sandbox, path, { method: 'POST', body });
  const page = await get(sandbox, thanks.headers.get('location') ?? '');
  expect(await page.text()).toContain('Follow the link in it');

  const inline = await get(sandbox, `${path}?display=inline&origin=${encodeURIComponent('http://localhost:5173')}`, {
    method: 'POST',
    body: new URLSearchParams({ 'user[profile][email]': 'bob@x.com' }),
  });
  const text = await inline.text();
  expect(text).toContain('Follow the link in it');
  const [, session = ''] = /data-session="([^"]+)"/.exec(text) ?? [];
  expect(await own(sandbox, session)).toMatchObject({ email: 'bob@x.com', list_position: null });
});

test('GET /outbox and sandbox.outbox() answer the same mails', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  await join(sandbox, email);
  const served = await serveSandbox(sandbox, { port: 0 });
  const response = await fetch(`${served.url}/outbox`);
  expect(await response.json()).toEqual(await sandbox.outbox());
  expect(response.headers.get('cache-control')).toBe('no-store');
  await served.close();
  expect(await (await get(newSandbox(), '/outbox')).json()).toEqual([]);
});

test.each([
  ['another machine', '192.168.1.7', address, {}],
  ['another machine with a local host name', '64.71.141.151', address, { host: 'localhost:4747' }],
  ['a host name that is not local', '127.0.0.1', 'http://192.168.1.5:4747', {}],
  ['a page of another site', '127.0.0.1', address, { origin: 'https://evil.example' }],
  ['a proxy', '127.0.0.1', address, { 'x-forwarded-for': '64.71.141.151' }],
])('the outbox is closed to %s', async (_who, remoteAddress, url, headers) => {
  const sandbox = newSandbox({ doubleOptIn: true });
  await join(sandbox, email);
  const connection = { incoming: { socket: { remoteAddress } } };
  const response = await sandbox.fetch(new Request(`${url}/outbox`, { headers }), connection);
  expect(response.status).toBe(403);
  expect(v.parse(v.object({ error: v.string() }), await response.json()).error).toMatch(
    /on the machine of the sandbox/,
  );
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('the outbox is open to %s', async (remoteAddress) => {
  const connection = { incoming: { socket: { remoteAddress } } };
  expect((await newSandbox().fetch(new Request(`${address}/outbox`), connection)).status).toBe(200);
});

test('setStatus sets a status; an unknown status and an unknown user are different errors', async () => {
  const sandbox = newSandbox();
  const { session } = await join(sandbox, email);
  await sandbox.setStatus('AMY@x.com ', 'invited');
  expect(await own(sandbox, session)).toMatchObject({ list_position: null, list_length: 0 });
  await sandbox.setStatus(email, 'applied');
  expect(await own(sandbox, session)).toMatchObject({ list_position: 1 });
  await expect(sandbox.setStatus('bob@x.com', 'invited')).rejects.toMatchObject({ code: 'unknown_person' });
  // @ts-expect-error callers without TypeScript may pass anything
  await expect(sandbox.setStatus(email, 'asleep')).rejects.toMatchObject({
    code: 'invalid_option',
    message: expect.stringMatching(/^There is no status asleep\. There are imported, /),
  });
});

test('an unconfirmed user who signs up again gets another mail, also without a session', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  const { person } = await join(sandbox, email);
  shared.now = new Date(shared.now.getTime() + 9000);
  await call(sandbox, 'addUser', email);
  expect(await sandbox.outbox()).toHaveLength(1);
  shared.now = new Date(shared.now.getTime() + 1000);
  expect(await call(sandbox, 'addUser', email)).toMatchObject({ status: 403 });
  const [first, second, ...more] = await sandbox.outbox();
  expect([second, more]).toEqual([{ ...first, number: expect.any(Number), sent_at: '2026-03-01T12:00:10Z' }, []]);
  expect(first?.link).toContain(person.id);

  sandbox.fault({ mails: 'held' });
  shared.now = new Date(shared.now.getTime() + 10_000);
  await call(sandbox, 'addUser', email);
  expect(await sandbox.outbox()).toHaveLength(2);
  sandbox.fault({});
  expect(await sandbox.outbox()).toHaveLength(3);

  await get(sandbox, await linkTo(sandbox, email));
  shared.now = new Date(shared.now.getTime() + 10_000);
  await call(sandbox, 'addUser', email);
  expect(await sandbox.outbox()).toHaveLength(3);
});
