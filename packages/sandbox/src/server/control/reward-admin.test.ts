import { reward, type Reward } from '@prefinery-kit/core/contract';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { RewardOffer } from '../../campaign/offers.ts';
import type { Sandbox } from '../../sandbox.ts';
import { address, call, get, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';
import { sign } from '../foundation/signature.ts';

const shared = shareDatabase();
const { newSandbox, secret } = shared;
const event = 'purchase';
const email = 'leonard@bigbangtheory.com';
const offers: RewardOffer[] = [
  { descriptor: 'discount10', name: '$10 discount', type: 'SingleSided', event },
  { descriptor: 'comics', name: 'Two comics', type: 'Milestone', milestone: 2, event },
];

const buy = async (sandbox: Sandbox, email: string): Promise<unknown> =>
  (await call(sandbox, 'triggerRewards', { email, signature: sign(secret, email), event })).reply.answer;

/** Leonard, and two users he referred, who have bought something at 12:00. */
async function newCircle() {
  const sandbox = newSandbox({ rewards: offers });
  const { person } = await join(sandbox, { email, first_name: 'Leonard', last_name: 'Hofstadter' });
  const friends = ['sheldon@bigbangtheory.com', 'penny@bigbangtheory.com'];
  for (const friend of friends) {
    await join(sandbox, { email: friend, referred_by: person.referral_code });
    await buy(sandbox, friend);
  }
  const discount: Reward = {
    descriptor: 'discount10',
    name: '$10 discount',
    user_id: person.id,
    user_role: 'referrer',
    status: 'earned',
    type: 'SingleSided',
    earned_at: '2026-03-01T12:00:00Z',
    delivered_at: null,
    revoked_at: null,
    user: {
      id: person.id,
      email,
      referral_code: person.referral_code,
      profile: { first_name: 'Leonard', last_name: 'Hofstadter' },
    },
  };
  const comics: Reward = { ...discount, descriptor: 'comics', name: 'Two comics', type: 'Milestone' };
  return { sandbox, friends, discount, comics };
}

const later = (hours: number): void => {
  shared.now = new Date(shared.now.getTime() + hours * 3_600_000);
};

test('a reward is earned, delivered and revoked, each with its own timestamp', async () => {
  const { sandbox, discount, comics } = await newCircle();
  expect(await sandbox.rewards(email)).toEqual([discount, discount, comics]);
  later(1);
  const delivered: Reward = { ...comics, status: 'delivered', delivered_at: '2026-03-01T13:00:00Z' };
  expect(await sandbox.setReward({ email, descriptor: 'comics', status: 'delivered' })).toEqual([
    discount,
    discount,
    delivered,
  ]);
  later(1);
  await sandbox.setReward({ email, descriptor: 'comics', status: 'delivered' });
  const revoked: Reward = { ...delivered, status: 'revoked', revoked_at: '2026-03-01T14:00:00Z' };
  expect(await sandbox.setReward({ email, descriptor: 'comics', status: 'revoked' })).toEqual([
    discount,
    discount,
    revoked,
  ]);
  later(1);
  await sandbox.setReward({ email, descriptor: 'comics', status: 'revoked' });
  expect(await sandbox.rewards(email)).toEqual([discount, discount, revoked]);
  expect(() => v.parse(v.array(v.strictObject(reward.entries)), [discount, delivered, revoked])).not.toThrow();
});

test('setReward with a friend changes the reward for that friend only', async () => {
  const { sandbox, friends, discount, comics } = await newCircle();
  const change = { email: ` ${email.toUpperCase()}`, descriptor: 'discount10', friend: friends[1] } as const;
  expect(await sandbox.setReward({ ...change, status: 'revoked' })).toEqual([
    discount,
    { ...discount, status: 'revoked', revoked_at: '2026-03-01T12:00:00Z' },
    comics,
  ]);
});

test('a revoked reward stays revoked, and each friend still counts once', async () => {
  const { sandbox, friends } = await newCircle();
  for (const descriptor of ['discount10', 'comics']) await sandbox.setReward({ email, descriptor, status: 'revoked' });
  await expect(sandbox.setReward({ email, descriptor: 'comics', status: 'delivered' })).rejects.toMatchObject({
    name: 'SandboxError',
    code: 'unknown_reward',
    message:
      `${email} has no reward comics that could be delivered. ` +
      'They have discount10 (revoked), discount10 (revoked), comics (revoked).',
  });
  for (const friend of friends) expect(await buy(sandbox, friend)).toEqual([]);
  expect((await sandbox.rewards(email)).map(({ status }) => status)).toEqual(['revoked', 'revoked', 'revoked']);

  const { referral_code } = (await sandbox.rewards(email))[0]?.user ?? { referral_code: '' };
  await join(sandbox, { email: 'amy@bigbangtheory.com', referred_by: referral_code });
  expect(await buy(sandbox, 'amy@bigbangtheory.com')).toMatchObject([{ descriptor: 'discount10', status: 'earned' }]);
});

test.each([
  [{ email: 'nobody@x.com', descriptor: 'comics', status: 'revoked' }, 'unknown_person', /^Nobody has the address nob/],
  [
    { email, descriptor: 'comics', friend: 'nobody@x.com', status: 'revoked' },
    'unknown_person',
    /^Nobody has the address nobody@x\.com/,
  ],
  [
    { email: 'penny@bigbangtheory.com', descriptor: 'comics', status: 'revoked' },
    'unknown_reward',
    /has no reward comics that could be revoked\. They have none\.$/,
  ],
  [
    { email, descriptor: 'comics', status: 'earned' },
    'invalid_option',
    /^status: 'earned' will not do\. Give \{"email"/,
  ],
  [{ email, descriptor: '', status: 'revoked' }, 'invalid_option', /^descriptor: '' will not do/],
  [{ email, descriptor: 'comics', friends: [], status: 'revoked' }, 'invalid_option', /^friends: .* will not do/],
  [null, 'invalid_option', /^reward: null will not do/],
])('setReward with %j is an error, in code and over HTTP', async (change, code, message) => {
  const { sandbox } = await newCircle();
  // @ts-expect-error callers without TypeScript may pass anything
  const changing = sandbox.setReward(change);
  await expect(changing).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  const response = await get(sandbox, '/rewards', { method: 'POST', body: JSON.stringify(change) });
  expect({ status: response.status, body: await response.json() }).toEqual({
    status: code === 'invalid_option' ? 400 : 404,
    body: { error: expect.stringMatching(message) },
  });
  expect((await sandbox.rewards(email)).map(({ status }) => status)).toEqual(['earned', 'earned', 'earned']);
});

test('GET /rewards and POST /rewards read and mark rewards', async () => {
  const { sandbox, discount, comics } = await newCircle();
  const path = `/rewards?email=${encodeURIComponent(email)}`;
  expect(await (await get(sandbox, path)).json()).toEqual([discount, discount, comics]);
  const body = JSON.stringify({ email, descriptor: 'comics', status: 'delivered' });
  const delivered = { ...comics, status: 'delivered', delivered_at: '2026-03-01T12:00:00Z' };
  expect(await (await get(sandbox, '/rewards', { method: 'POST', body })).json()).toEqual([
    discount,
    discount,
    delivered,
  ]);
  expect((await get(sandbox, '/rewards?email=nobody%40x.com')).status).toBe(404);
  expect((await get(sandbox, '/rewards?email=%00')).status).toBe(404);
  expect((await get(sandbox, '/rewards', { method: 'POST', body: '{' })).status).toBe(400);
});

test.each([
  ['another machine', '192.168.1.7', address, {}],
  ['a page of another site', '127.0.0.1', address, { origin: 'https://evil.example' }],
  ['a host name that is not local', '127.0.0.1', 'http://192.168.1.5:4747', {}],
])('a caller from %s may neither read nor mark rewards', async (_who, remoteAddress, at, headers) => {
  const { sandbox } = await newCircle();
  const ask = async (path: string, init: RequestInit): Promise<number> => {
    const request = new Request(`${at}/rewards${path}`, { ...init, headers });
    return (await sandbox.fetch(request, { incoming: { socket: { remoteAddress } } })).status;
  };
  const body = JSON.stringify({ email, descriptor: 'comics', status: 'revoked' });
  expect([await ask(`?email=${email}`, {}), await ask('', { method: 'POST', body })]).toEqual([403, 403]);
  expect((await sandbox.rewards(email)).map(({ status }) => status)).toEqual(['earned', 'earned', 'earned']);
});

test('rewards of all users are listed, the latest first, by status and page by page', async () => {
  const { sandbox, friends, discount, comics } = await newCircle();
  const rewards = (query = '') => get(sandbox, `/rewards${query}`);
  const [milestone, second, first, ...more] = await sandbox.allRewards();
  expect(more).toEqual([]);
  const number = expect.any(Number);
  expect([first, second, milestone]).toEqual([
    { ...discount, number, friend: friends[0] },
    { ...discount, number, friend: friends[1] },
    { ...comics, number, friend: null },
  ]);
  expect(await (await rewards()).json()).toEqual([milestone, second, first]);
  expect(await (await rewards(`?limit=1&before=${milestone?.number}`)).json()).toEqual([second]);

  await sandbox.setReward({ email, descriptor: 'discount10', friend: friends[0], status: 'delivered' });
  await sandbox.setReward({ email, descriptor: 'comics', status: 'delivered' });
  await sandbox.setReward({ email, descriptor: 'comics', status: 'revoked' });
  const numbers = async (status: Reward['status']) =>
    (await sandbox.allRewards({ status })).map(({ number }) => number);
  expect([await numbers('earned'), await numbers('delivered'), await numbers('revoked')]).toEqual(
    [second, first, milestone].map((reward) => [reward?.number]),
  );
  expect((await rewards('?status=lost')).status).toBe(400);
  expect((await rewards('?limit=0')).status).toBe(400);
});
