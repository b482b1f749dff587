import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import type { Command } from './contract/index.ts';
import { createFakeVendor, type FakeVendorOptions } from './testing/fake.ts';
import { resetPage } from './testing/page.ts';

const leonard = {
  email: 'leonard@bigbangtheory.com',
  id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
  referral_code: 'leonard981',
};
const discount = { descriptor: 'discount10', name: '$10 discount', event: 'purchase' };
const signed = (name: string) => `signature of ${name}`;

function start(options: FakeVendorOptions = {}) {
  const fake = createFakeVendor({ users: [leonard], referrer: leonard.referral_code, rewards: [discount], ...options });
  fake.install();
  // Only commands that are never answered take that long.
  return { fake, client: createPrefinery({ project: 'abcd1234', timeout: 50 }) };
}

beforeEach(() => {
  resetPage();
  document.body.innerHTML = '<div id="here"></div>';
});

describe.each(['documented', 'observed', 'silent'] as const)('with callbacks as %s', (callbacks) => {
  // With silent callbacks a refusal has no callback, so the command times out.
  const refused = (code: string) => ({ code: callbacks === 'silent' ? 'timeout' : code });

  test('a referred user joins, purchases and logs out: every command works', async () => {
    const { client, fake } = start({ callbacks });
    await client.recordFormImpression();
    await client.initForms();
    expect(await client.getReferrerCode()).toBe('leonard981');
    expect(await client.getReferralCode()).toBeNull();

    const user = await client.addUser({ email: 'penny@bigbangtheory.com', first_name: 'Penny' });
    expect(user).toMatchObject({
      email: 'penny@bigbangtheory.com',
      list_position: 2,
      profile: { first_name: 'Penny' },
    });
    expect(await client.getUser()).toEqual(user);
    expect(await client.getReferralCode()).toBe(user.referral_code);
    expect(
      await client.getUser({ ...leonard, id: undefined, referral_code: undefined, signature: signed(leonard.email) }),
    ).toMatchObject({ referrals: 1, list_position: 1 });

    expect(await client.triggerRewards({ event: 'purchase' })).toMatchObject([
      { descriptor: 'discount10', user_id: leonard.id, user_role: 'referrer', status: 'earned', delivered_at: null },
    ]);
    expect(await client.triggerRewards({ event: 'purchase' })).toEqual([]);

    expect(await client.embedLeaderboard({ dom_id: 'here' })).toEqual(user);
    expect(document.body).toHaveTextContent('Leaderboard');
    expect(await client.embedReferralPage({ dom_id: 'here' })).toEqual(user);
    expect(document.body).toHaveTextContent('Referral page of penny@bigbangtheory.com');
    await client.popupReferralPage();
    expect(document.querySelector('[role=dialog]')).toHaveTextContent('Referral page of penny@bigbangtheory.com');
    await client.closeReferralPage();
    expect(document.querySelector('[role=dialog]')).toBeNull();

    await client.logoutUser();
    expect(fake.session).toBeNull();
  });

  test('authenticateUser with a right signature starts a session', async () => {
    const { client } = start({ callbacks });
    const user = await client.authenticateUser({ email: leonard.email, signature: signed(leonard.email) });
    expect(user).toMatchObject({ id: leonard.id });
    expect(await client.getUser()).toEqual(user);
  });

  test('authenticateUser with a wrong signature rejects, even if the vendor calls back', async () => {
    const { client, fake } = start({ callbacks });
    const answer = client.authenticateUser({ id: leonard.id, signature: 'wrong' });
    await expect(answer).rejects.toMatchObject(refused('unauthorized'));
    expect(fake.session).toBeNull();
  });

  test.each([
    ['getUser', (client) => client.getUser({ id: leonard.id })],
    ['triggerRewards', (client) => client.triggerRewards({ event: 'purchase' })],
    ['popupReferralPage', (client) => client.popupReferralPage()],
    ['embedReferralPage', (client) => client.embedReferralPage({ dom_id: 'here' })],
    ['embedLeaderboard', (client) => client.embedLeaderboard({ dom_id: 'here', referral_code: 'leonard981' })],
    ['addUser', (client) => client.addUser(leonard.email)],
  ] satisfies [Command, (client: ReturnType<typeof createPrefinery>) => Promise<unknown>][])(
    '%s is refused without session and signature',
    async (command, send) => {
      const { client } = start({ callbacks });
      await expect(send(client)).rejects.toMatchObject({ ...refused('forbidden'), command });
    },
  );
});

test('getUser is null for an identity that is not in the campaign, even with a right signature', async () => {
  const { client } = start();
  const howard = { email: 'howard@bigbangtheory.com', signature: signed('howard@bigbangtheory.com') };
  expect(await client.getUser(howard)).toBeNull();
});

test('authenticateUser rejects if the session afterwards is that of another user', async () => {
  const { client, fake } = start({ users: [leonard, { email: 'howard@bigbangtheory.com' }] });
  await client.authenticateUser({ email: leonard.email, signature: signed(leonard.email) });
  // The vendor calls back as if it had succeeded, but the session is still the old one.
  fake.fault('authenticateUser', { answer: undefined });
  const answer = client.authenticateUser({ email: 'howard@bigbangtheory.com', signature: 'any' });
  await expect(answer).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
});

describe('faults', () => {
  test('a second call of the callback is ignored', async () => {
    const { client, fake } = start();
    fake.fault('getReferrerCode', 'twice');
    expect(await client.getReferrerCode()).toBe('leonard981');
  });

  test('a late answer is waited for until the timeout', async () => {
    const { client, fake } = start();
    fake.fault('getReferrerCode', 'late');
    const answer = client.getReferrerCode({ timeout: 5000 });
    await vi.waitFor(() => expect(fake.calls).toHaveLength(1));
    fake.release();
    expect(await answer).toBe('leonard981');
  });

  test.each(['getReferralCode', 'getReferrerCode', 'logoutUser', 'closeReferralPage', 'recordFormImpression'] as const)(
    '%s without an answer is a timeout',
    async (command) => {
      const { client, fake } = start();
      fake.fault(command, 'silent');
      await expect(client[command]()).rejects.toMatchObject({ code: 'timeout', command });
    },
  );

  test.each([
    ['rewards in an envelope', 'triggerRewards', { data: [{ descriptor: 'x' }] }, [{ descriptor: 'x' }]],
    ['no rewards', 'triggerRewards', null, []],
    ['a code in an envelope', 'getReferralCode', { data: 'leonard981' }, 'leonard981'],
    ['no code', 'getReferralCode', undefined, null],
    ['an empty code', 'getReferralCode', '', null],
  ] as const)('%s', async (_what, command, answer, result) => {
    const { client, fake } = start();
    fake.fault(command, { answer });
    const given = command === 'triggerRewards' ? client.triggerRewards({ event: 'x' }) : client.getReferralCode();
    expect(await given).toEqual(result);
  });

  test('a number instead of a referral code is an invalid_answer', async () => {
    const { client, fake } = start();
    fake.fault('getReferralCode', { answer: 7 });
    await expect(client.getReferralCode()).rejects.toMatchObject({ code: 'invalid_answer' });
  });
});

test('an empty event, two identifiers and a missing identity are refused without a call of the vendor', async () => {
  const { client, fake } = start();
  await expect(client.triggerRewards({ event: '' })).rejects.toMatchObject({ code: 'invalid_data' });
  // @ts-expect-error -- an identity has exactly one identifier
  const twice = client.popupReferralPage({ email: leonard.email, id: leonard.id });
  await expect(twice).rejects.toMatchObject({ code: 'invalid_data' });
  // @ts-expect-error -- authenticateUser needs an identity
  await expect(client.authenticateUser()).rejects.toMatchObject({ code: 'invalid_data', command: 'authenticateUser' });
  expect(fake.calls).toEqual([]);
});

test.each([undefined, null, ''])(
  'addUser does not send what the service finds by itself, nor a country, if a form library leaves it %j',
  async (blank) => {
    const { client, fake } = start();
    const form = { referred_by: blank, http_referrer: blank, utm_term: blank, country: blank } as object;
    await client.addUser({ email: 'penny@bigbangtheory.com', ...form });
    expect(fake.calls).toEqual([expect.objectContaining({ data: { email: 'penny@bigbangtheory.com' } })]);
  },
);

test('addUser sends other empty texts, which clear what the service has stored, and no `null`', async () => {
  const { client, fake } = start();
  const data = { email: 'penny@bigbangtheory.com', telephone: '', custom_var1: null } as object;
  await client.addUser(data as { email: string });
  expect(fake.calls).toEqual([expect.objectContaining({ data: { email: 'penny@bigbangtheory.com', telephone: '' } })]);
});
