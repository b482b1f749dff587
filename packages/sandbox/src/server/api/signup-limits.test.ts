import { expect, test } from 'vitest';
import type { Limits } from '../../campaign/limits.ts';
import type { Sandbox } from '../../sandbox.ts';
import { address, call, get, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';

const { newSandbox } = shareDatabase();
const ip = '64.71.141.151';

/** The sandbox, called from this IP address. */
const from = (sandbox: Sandbox, remoteAddress: string): Sandbox => ({
  ...sandbox,
  fetch: (request) => sandbox.fetch(request, { incoming: { socket: { remoteAddress } } }),
});

const network = 'Nobody can join from your network.';
const signups = 'Too many people have joined from your network.';
const referrals = 'Too many invited people have joined from your network.';
const domain = 'Addresses of this domain cannot join.';

test.each<[string, Limits, string | null]>([
  ['a blocked IP address', { blockedIps: ['64.71.0.0/16'] }, network],
  [
    'an allowed IP address in a blocked range',
    { blockedIps: ['64.71.0.0/16'], signupsPerIp: 0, allowedIps: [ip] },
    null,
  ],
  ['an IP address with too many signups', { signupsPerIp: 1 }, signups],
  ['an IP address with too many referrals', { referralsPerIp: 0 }, referrals],
  ['a blocked domain', { blockedDomains: ['spam.example'] }, domain],
  ['a domain that is not blocked', { blockedDomains: ['x.com'] }, null],
])('limits apply to a signup from %s', async (_what, limits, error) => {
  const sandbox = newSandbox({ limits });
  const visitor = from(sandbox, ip);
  const { person } = await join(sandbox, 'referrer@friends.example');
  if (limits.signupsPerIp === 1) await join(visitor, 'first@friends.example');
  const before = person.list_length + (limits.signupsPerIp ?? 0);

  const data = { email: 'amy@spam.example', referred_by: person.referral_code };
  const called = await call(visitor, 'addUser', data);
  if (error === null) {
    expect(called).toMatchObject({ status: 200, reply: { answer: { list_length: 2 } } });
    return;
  }
  const sentence = expect.stringMatching(new RegExp(`^${error} (Join|Use) `));
  expect(called).toMatchObject({ status: 422, reply: { answer: { error: sentence, status: 422 } } });
  expect(called.reply.session).toBeUndefined();

  const form = await get(visitor, `/projects/${sandbox.project}/users/post`, {
    method: 'POST',
    body: new URLSearchParams({ 'user[profile][email]': data.email, referral_token: data.referred_by }),
  });
  expect(form.status).toBe(422);
  expect(await form.text()).toContain(error);
  const { person: last } = await join(sandbox, 'last@friends.example');
  expect(last.list_length).toBe(before + 1);
});

test('the error of a limit does not reveal whether the address has joined', async () => {
  const sandbox = newSandbox({ limits: { blockedIps: [ip], blockedDomains: ['spam.example'] } });
  const { session } = await join(sandbox, 'amy@x.com');
  const visitor = from(sandbox, ip);
  const answers = [await call(visitor, 'addUser', 'amy@x.com'), await call(visitor, 'addUser', 'bob@x.com')];
  expect(answers[0]?.reply).toEqual(answers[1]?.reply);
  expect(answers.map(({ status }) => status)).toEqual([422, 422]);
  expect(await call(visitor, 'addUser', { email: 'amy@x.com', city: 'Bonn' }, { session })).toMatchObject({
    status: 200,
  });
});

test('visits from one IP address count as shares up to the limit, and all redirect to the site', async () => {
  const sandbox = newSandbox({ limits: { sharesPerIp: 2, blockedIps: ['10.0.0.1'] }, site: 'https://shop.example/' });
  const { person, session } = await join(sandbox, 'amy@x.com');
  const { pathname } = new URL(person.referral_link);
  for (const visitor of [ip, ip, ip, '10.0.0.1', '10.0.0.2']) {
    const response = await get(from(sandbox, visitor), pathname);
    expect(response.headers.get('location')).toBe(`https://shop.example/?r=${person.referral_code}`);
  }
  expect((await call(sandbox, 'getUser', undefined, { session })).reply.answer).toMatchObject({ shares: 3 });
  expect((await sandbox.fetch(new Request(`${address}${pathname}`))).status).toBe(302);
  expect((await call(sandbox, 'getUser', undefined, { session })).reply.answer).toMatchObject({ shares: 4 });
});
