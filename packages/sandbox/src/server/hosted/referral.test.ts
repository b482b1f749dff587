import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox.ts';
import { call, get, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';

const { newSandbox } = shareDatabase();
const site = 'https://shop.example/';

const show = async (sandbox: Sandbox, path: unknown): Promise<string> =>
  (await get(sandbox, v.parse(v.string(), path))).text();

const check = (sandbox: Sandbox, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  get(sandbox, `/api/${sandbox.project}/ref-check`, { method: 'POST', headers, body: JSON.stringify(body) });

test('a referral link leads to a visit, a credited signup and a reward', async () => {
  const sandbox = newSandbox({ site });
  const { person, session } = await join(sandbox, { email: 'amy@x.com', first_name: 'Amy' });
  const own = async (): Promise<unknown> => (await call(sandbox, 'getUser', undefined, { session })).reply.answer;

  const visit = await get(sandbox, new URL(person.referral_link).pathname);
  expect(visit.status).toBe(302);
  const landing = new URL(visit.headers.get('location') ?? '');
  expect(landing.href).toBe(`${site}?r=${person.referral_code}`);
  expect(await own()).toMatchObject({ shares: 1, referrals: 0 });

  const referrerCode = landing.searchParams.get('r') ?? '';
  const friend = await join(sandbox, 'bob@x.com', { referrerCode });
  expect(await own()).toMatchObject({ shares: 1, referrals: 1 });
  await call(sandbox, 'addUser', 'bob@x.com', { referrerCode, session: friend.session });
  await call(sandbox, 'addUser', 'bob@x.com', { referrerCode });
  expect(await own()).toMatchObject({ shares: 1, referrals: 1, list_position: 1, list_length: 2 });

  await call(sandbox, 'triggerRewards', { event: 'purchase' }, { session: friend.session });
  const { reply } = await call(sandbox, 'embedReferralPage', { dom_id: 'here' }, { session });
  const page = await show(sandbox, reply.frame?.path);
  expect(page).toContain(person.referral_link);
  expect(page).toMatch(/Hello <bdi>Amy<\/bdi>.*<strong>1<\/strong>.*\$10 discount.*Earned/s);
});

test('a status link opens the referral page of its owner, counts no share, and starts no session', async () => {
  const sandbox = newSandbox({ site });
  const { person, session } = await join(sandbox, 'amy@x.com');
  const { pathname, search } = new URL(person.referral_status_link);
  const landing = new URL((await get(sandbox, pathname + search)).headers.get('location') ?? '');
  expect(landing.href).toBe(`${site}?ref-check=${person.id}`);

  const response = await check(
    sandbox,
    { id: landing.searchParams.get('ref-check') },
    { origin: 'https://shop.example' },
  );
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  const reply: unknown = await response.json();
  expect(reply).toEqual({ frame: { path: expect.any(String), title: 'Referral page' } });
  const { frame } = v.parse(v.object({ frame: v.object({ path: v.string() }) }), reply);
  const page = await get(sandbox, frame.path);
  expect(page.headers.get('content-security-policy')).toContain('frame-ancestors https://shop.example;');
  const text = await page.text();
  expect(text).toContain(person.referral_link);
  expect(text).not.toContain('amy@x.com');
  expect((await call(sandbox, 'getUser', undefined, { session })).reply.answer).toMatchObject({ shares: 0 });
});

test.each([
  [{ id: 'nobody' }, 200, { status: 404, answer: { error: expect.stringContaining('leads to nobody'), status: 404 } }],
  [{}, 400, { answer: { error: expect.stringContaining('id'), status: 400 } }],
])('ref-check with %j is an error', async (body, http, reply) => {
  const response = await check(newSandbox(), body);
  expect(response.status).toBe(http);
  expect(await response.json()).toEqual(reply);
});

test('a view of one page is not valid for another', async () => {
  const sandbox = newSandbox();
  const { session } = await join(sandbox, 'amy@x.com');
  const { reply } = await call(sandbox, 'embedLeaderboard', { dom_id: 'here' }, { session });
  const path = v.parse(v.string(), reply.frame?.path).replace('/leaderboard', '/referral');
  expect((await get(sandbox, path)).status).toBe(403);
});

test('the referral page without a user says that the visitor is not known', async () => {
  const sandbox = newSandbox({ identityVerification: false });
  const { reply } = await call(sandbox, 'embedReferralPage', { dom_id: 'here' });
  expect(reply.answer).toBeNull();
  expect(await show(sandbox, reply.frame?.path)).toContain('There is no referral page to show');
});
