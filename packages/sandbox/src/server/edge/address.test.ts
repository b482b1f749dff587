import { expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox.ts';
import type { Connection } from '../foundation/env.ts';
import { address, call, get, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';

const { newSandbox } = shareDatabase();
const email = 'amy@x.com';
const proxy = '127.0.0.1';

/** The sandbox, called from an IP address, by another host name or with more headers. */
const seenFrom = (
  sandbox: Sandbox,
  remoteAddress: string | undefined,
  { at = address, ...headers }: Record<string, string> = {},
  connection: Partial<Connection['incoming']> = {},
): Sandbox => ({
  ...sandbox,
  fetch: (request) => {
    const moved = new Request(request.url.replace(address, at), request);
    for (const [name, value] of Object.entries(headers)) moved.headers.set(name, value);
    return sandbox.fetch(moved, { incoming: { ...connection, socket: { remoteAddress } } });
  },
});

const leadsTo = async (sandbox: Sandbox, path: string): Promise<string> =>
  new URL((await get(sandbox, path)).headers.get('location') ?? '').origin;

test('a request with an unknown host is refused, and changes no links', async () => {
  const sandbox = newSandbox();
  const evil = 'http://evil.example';
  const refused = await call(seenFrom(sandbox, undefined, { at: evil }), 'addUser', email, {
    headers: { origin: evil },
  });
  expect(refused).toMatchObject({
    status: 403,
    reply: { answer: { error: expect.stringContaining('--allowed-host') } },
  });
  expect((await get(seenFrom(sandbox, undefined, { at: evil }), '/r/code1')).status).toBe(403);
  expect(await leadsTo(sandbox, '/r/code1')).toBe(address);
});

test.each([
  'http://192.168.1.5:4747',
  'http://[fe80::1]:4747',
  'http://sandbox:4747',
  'http://shop.localhost',
  'https://kit.example',
])('a request with the host of %s is answered', async (at) => {
  const sandbox = newSandbox({ allowedHosts: ['kit.example'] });
  expect((await get(seenFrom(sandbox, undefined, { at }), '/')).status).toBe(200);
});

test('a referral link redirects to the app that its user joined in, whatever else called', async () => {
  const sandbox = newSandbox();
  // A health check has no origin.
  await get(sandbox, `/api/${sandbox.project}/getUser`, {
    method: 'POST',
    body: JSON.stringify({ page: { url: `${address}/`, referrer: null }, referrer_code: null }),
  });
  const amy = await join(sandbox, email, { headers: { origin: 'http://localhost:3000' } });
  const bob = await join(sandbox, 'bob@x.com', { headers: { origin: 'http://localhost:4000' } });
  const pathOf = ({ person }: typeof amy): string => new URL(person.referral_link).pathname;
  expect(await leadsTo(sandbox, pathOf(amy))).toBe('http://localhost:3000');
  expect(await leadsTo(sandbox, pathOf(bob))).toBe('http://localhost:4000');
  // An unknown code: the first app that called.
  expect(await leadsTo(sandbox, '/r/nobody')).toBe('http://localhost:3000');
});

test('a confirmation link redirects to the app that its user joined in', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  await join(sandbox, email, { headers: { origin: 'http://localhost:3000' } });
  await join(sandbox, 'bob@x.com', { headers: { origin: 'http://localhost:4000' } });
  const links = (await sandbox.outbox()).map(({ link }) => new URL(link).pathname);
  const sites = await Promise.all(links.map((link) => leadsTo(sandbox, link)));
  expect(sites).toEqual(['http://localhost:3000', 'http://localhost:4000']);
});

test('referral links redirect to the same app after a reset and a restart', async () => {
  const project = 'restart1';
  const sandbox = newSandbox({ project });
  const { person } = await join(sandbox, email, { headers: { origin: 'http://localhost:3000' } });
  const restarted = newSandbox({ project });
  expect(await leadsTo(restarted, new URL(person.referral_link).pathname)).toBe('http://localhost:3000');
  await restarted.reset({ users: 1 });
  expect(await leadsTo(restarted, '/r/code1')).toBe('http://localhost:3000');
});

test('a public address is in all links, and the hosted form may post to it', async () => {
  const url = 'https://staging.example';
  const sandbox = newSandbox({ url, doubleOptIn: true });
  const seen = seenFrom(sandbox, proxy);
  const { person } = await join(seen, email, { headers: { origin: url } });
  expect(person.referral_link).toMatch(/^https:\/\/staging\.example\/r\//);
  expect((await sandbox.outbox())[0]?.link).toMatch(/^https:\/\/staging\.example\/confirm\//);
  expect((await sandbox.person(email)).referral_link).toBe(person.referral_link);
  const form = await get(seen, `/projects/${sandbox.project}/users/post`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'user[profile][email]=bob%40x.com',
  });
  expect(form.status).toBe(303);
});

test('behind a trusted proxy, host, protocol and IP address are the forwarded ones', async () => {
  const forwarded = {
    'x-forwarded-for': '203.0.113.9, 64.71.141.151',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'staging.example',
  };
  const allowedHosts = ['staging.example'];
  const trusting = newSandbox({ trustProxy: ['loopback'], allowedHosts });
  const { person } = await join(seenFrom(trusting, proxy, forwarded), email);
  expect(person.referral_link).toMatch(/^https:\/\/staging\.example\/r\//);
  // The last address that is no trusted proxy. Clients can make up those before it.
  expect(person.profile.ip).toBe('64.71.141.151');

  const believing = newSandbox({ allowedHosts });
  const other = await join(seenFrom(believing, proxy, forwarded), email);
  expect(other.person.referral_link).toMatch(/^http:\/\/localhost:4747\/r\//);
  expect(other.person.profile.ip).toBe(proxy);
});

const controls = ['outbox', 'faults', `rewards?email=${email}`, `people?email=${email}`, 'impressions'];

test.each<[string, Partial<Parameters<typeof newSandbox>[0]>, string, Record<string, string>, object]>([
  ['another machine', {}, '192.168.1.7', {}, {}],
  ['a host name that is not local', {}, proxy, { at: 'http://192.168.1.5:4747' }, {}],
  ['a proxy with x-forwarded-for', {}, proxy, { 'x-forwarded-for': '192.168.1.7' }, {}],
  ['a proxy with via', {}, proxy, { via: '1.1 proxy' }, {}],
  ['nginx with its default settings', {}, proxy, { connection: 'close' }, { httpVersion: '1.0' }],
  ['a proxy that sends connection: close', {}, proxy, { connection: 'close' }, {}],
  ['any address with trustProxy', { trustProxy: ['loopback'] }, proxy, {}, {}],
  ['any address with a public url', { url: 'https://staging.example' }, proxy, {}, {}],
])('a control request from %s needs the token', async (_who, options, remoteAddress, headers, connection) => {
  const sandbox = newSandbox({ ...options, controlToken: 'open sesame' });
  await join(sandbox, email);
  const statuses = async (authorization: string): Promise<number[]> => {
    const seen = seenFrom(sandbox, remoteAddress, { ...headers, authorization }, connection);
    return Promise.all(controls.map(async (path) => (await get(seen, `/${path}`)).status));
  };
  expect(await statuses('Bearer wrong')).toEqual(controls.map(() => 403));
  expect(await statuses('Bearer open sesame')).toEqual(controls.map(() => 200));
});

test('a control request from this machine needs no token, and all instances have the same token', async () => {
  const project = 'instance';
  const [one, other] = [newSandbox({ project }), newSandbox({ project })];
  const seen = seenFrom(one, proxy, { connection: 'keep-alive' }, { httpVersion: '1.1' });
  expect((await get(seen, '/outbox')).status).toBe(200);
  const tokens = await Promise.all([one.controlToken(), other.controlToken()]);
  expect(tokens).toEqual([expect.stringMatching(/^\w{20,}$/), tokens[0]]);
  expect(await newSandbox().controlToken()).not.toBe(tokens[0]);
});

test('GET /health answers ok', async () => {
  const sandbox = newSandbox();
  expect(await (await get(seenFrom(sandbox, '192.168.1.7'), '/health')).json()).toEqual({ status: 'ok' });
});

test('the default secret is refused with a public address, unless it is given explicitly', async () => {
  const { readOptions } = await import('../../options/read.ts');
  const { developmentSecret } = await import('../../options/table.ts');
  const options = { project: 'abcd1234', url: 'https://staging.example' };
  expect(() => readOptions(options)).toThrow(/^secret: .*is known to everybody/);
  expect(() => readOptions({ ...options, secret: developmentSecret })).not.toThrow();
  expect(() => readOptions({ ...options, url: 'http://localhost:8080' })).not.toThrow();
});
