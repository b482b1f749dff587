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
  // Long enough to be reached only by what never answers.
  return { fake, client: createPrefinery({ project: 'abcd1234', timeout: 50 }) };
}

beforeEach(() => {
  resetPage();
  document.body.innerHTML = '<div id="here"></div>';
});

describe.each(['documented', 'observed', 'silent'] as const)('with callbacks as %s', (callbacks) => {
  // Where a refusal is silent, all there is to tell is that no answer came.
  const refused = (code: string) => ({ code: callbacks === 'silent' ? 'timeout' : code });

  test('a friend joins, purchases and logs out: every command', async () => {
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

  test('a signature starts a session', async () => {
    const { client } = start({ callbacks });
    const user = await client.authenticateUser({ email: leonard.email, signature: signed(leonard.email) });
    expect(user).toMatchObject({ id: leonard.id });
    expect(await client.getUser()).toEqual(user);
  });

  test('a wrong one does not, though the vendor may call back all the same', async () => {
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

test('somebody who is not in the campaign is nobody, with the right signature too', async () => {
  const { client } = start();
  const howard = { email: 'howard@bigbangtheory.com', signature: signed('howard@bigbangtheory.com') };
  expect(await client.getUser(howard)).toBeNull();
});

test('another session than the one that was asked for is not believed', async () => {
  const { client, fake } = start({ users: [leonard, { email: 'howard@bigbangtheory.com' }] });
  await client.authenticateUser({ email: leonard.email, signature: signed(leonard.email) });
  // The vendor calls back as if all were well, and the session is still the old one.
  fake.fault('authenticateUser', { answer: undefined });
  const answer = client.authenticateUser({ email: 'howard@bigbangtheory.com', signature: 'any' });
  await expect(answer).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
});

describe('faults', () => {
  test('an answer that comes twice counts once', async () => {
    const { client, fake } = start();
    fake.fault('getReferrerCode', 'twice');
    expect(await client.getReferrerCode()).toBe('leonard981');
  });

  test('an answer that comes late is waited for, up to the timeout', async () => {
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

  test('a number in place of a code is neither', async () => {
    const { client, fake } = start();
    fake.fault('getReferralCode', { answer: 7 });
    await expect(client.getReferralCode()).rejects.toMatchObject({ code: 'invalid_answer' });
  });
});

test('an event without a name, and a person named twice, are refused before they leave the page', async () => {
  const { client, fake } = start();
  await expect(client.triggerRewards({ event: '' })).rejects.toMatchObject({ code: 'invalid_data' });
  // @ts-expect-error -- exactly one may name a person
  const twice = client.popupReferralPage({ email: leonard.email, id: leonard.id });
  await expect(twice).rejects.toMatchObject({ code: 'invalid_data' });
  // @ts-expect-error -- somebody has to be named
  await expect(client.authenticateUser()).rejects.toMatchObject({ code: 'invalid_data', command: 'authenticateUser' });
  expect(fake.calls).toEqual([]);
});
