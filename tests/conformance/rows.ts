import { expect } from 'vitest';
import documented from './documented.json' with { type: 'json' };
import { sign } from './signature.ts';

/** Sends one command and returns its answer: through the client, or through the snippet. */
export type Send = (command: string, data?: unknown) => Promise<unknown>;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * Expects the same keys at every depth and values of the same type. Where either side has
 * `null`, any type is accepted.
 */
function expectSameShape(received: unknown, sample: Json, path = 'answer'): void {
  if (typeof sample !== 'object' || sample === null) {
    if (received !== null && sample !== null) expect(typeof received, path).toBe(typeof sample);
    return;
  }
  expect(Object.keys(Object(received)).toSorted(), path).toEqual(Object.keys(sample).toSorted());
  for (const [key, value] of Object.entries(sample)) {
    expectSameShape(Object(received)[key], value, `${path}.${key}`);
  }
}

/** Expects the numbers of the list to add up, and the links to be made of referral code and id. */
function expectConsistent(user: unknown): void {
  const {
    id,
    referral_code,
    referral_link,
    referral_status_link,
    list_position,
    list_ahead,
    list_behind,
    list_length,
  } = Object(user) as Record<string, string & number>;
  expect(list_ahead).toBe(Number(list_position) - 1);
  expect(list_length).toBe(Number(list_ahead) + 1 + Number(list_behind));
  expect(referral_link).toMatch(new RegExp(`/${referral_code}$`));
  expect(referral_status_link).toBe(`${referral_link}?ref-check=${id}`);
}

const someone = (name: string) => `${name}.${crypto.randomUUID()}@bigbangtheory.com`;
const frames = () => Array.from(document.querySelectorAll('iframe'), (frame) => frame.title);

// Both test files use one campaign, so each adds users of its own.
const leonard = someone('leonard');
const sheldon = someone('sheldon');
let leonardsCode = '';

/** A command, and the test of what the vendor documents of it. */
export interface Row {
  command: string;
  run: (send: Send) => Promise<void>;
}

/** Every command, in an order that works in one session. */
export const rows: Row[] = [
  {
    command: 'recordFormImpression',
    run: async (send) => {
      expect(await send('recordFormImpression')).toBeUndefined();
    },
  },
  {
    command: 'initForms',
    run: async (send) => {
      document.body.innerHTML = '<div class="prefinery-form-embed"></div>';
      expect(await send('initForms')).toBeUndefined();
      await expect.poll(() => document.querySelectorAll('iframe.prefinery-iframe').length).toBe(1);
    },
  },
  {
    command: 'logoutUser',
    run: async (send) => {
      const user = await send('addUser', leonard);
      leonardsCode = String(Object(user).referral_code);
      expect(await send('getReferralCode')).toBe(leonardsCode);
      expect(await send('logoutUser')).toBeUndefined();
      expect(await send('getReferralCode')).toBeNull();
    },
  },
  {
    command: 'getReferrerCode',
    run: async (send) => {
      expect(await send('getReferrerCode')).toBeNull();
      // The cookie that the script sets for a visitor who came by a referral link.
      document.cookie = `_pfy_test1234_referrer_code=${leonardsCode}; path=/`;
      const code = await send('getReferrerCode');
      expect(code).toBe(leonardsCode);
      expectSameShape(code, documented.getReferrerCode.response);
    },
  },
  {
    command: 'addUser',
    run: async (send) => {
      const { data, response } = documented.addUser;
      const user = await send('addUser', { ...data, email: sheldon, referred_by: leonard });
      expectSameShape(user, response);
      expectConsistent(user);
      const { first_name, last_name, utm_source, utm_medium } = data;
      expect(user).toMatchObject({ email: sheldon, profile: { first_name, last_name, utm_source, utm_medium } });
    },
  },
  {
    command: 'getUser',
    run: async (send) => {
      const user = await send('getUser');
      expectSameShape(user, documented.getUser.response);
      expectConsistent(user);
      expect(user).toMatchObject({ email: sheldon });
      const referrer = await send('getUser', { email: leonard, signature: await sign(leonard) });
      expect(referrer).toMatchObject({ email: leonard, referrals: 1 });
    },
  },
  {
    command: 'getReferralCode',
    run: async (send) => {
      const code = await send('getReferralCode');
      expectSameShape(code, documented.getReferralCode.response);
      expect(await send('getUser')).toMatchObject({ referral_code: code });
    },
  },
  {
    command: 'triggerRewards',
    run: async (send) => {
      const { data, response } = documented.triggerRewards;
      const rewards = await send('triggerRewards', data);
      expectSameShape(rewards, response);
      const { descriptor, name, user_role, status, type } = Object(response[0]) as Record<string, string>;
      expect(rewards).toMatchObject([{ descriptor, name, user_role, status, type, user: { email: leonard } }]);
      expect(await send('triggerRewards', { ...data, email: sheldon, signature: await sign(sheldon) })).toEqual([]);
    },
  },
  {
    command: 'embedLeaderboard',
    run: async (send) => {
      const { data } = documented.embedLeaderboard;
      document.body.innerHTML = `<div id="${data.dom_id}"></div>`;
      await send('embedLeaderboard', data);
      expect(frames()).toEqual(['Leaderboard']);
      await send('embedLeaderboard', { ...data, email: leonard, signature: await sign(leonard) });
      expect(frames()).toEqual(['Leaderboard']);
    },
  },
  {
    command: 'embedReferralPage',
    run: async (send) => {
      const { data } = documented.embedReferralPage;
      document.body.innerHTML = `<div id="${data.dom_id}"></div>`;
      expectSameShape(await send('embedReferralPage', data), documented.getUser.response);
      expect(frames()).toEqual(['Referral page']);
    },
  },
  {
    command: 'popupReferralPage',
    run: async (send) => {
      document.body.innerHTML = '';
      expect(await send('popupReferralPage')).toBeUndefined();
      expect(document.body.children).not.toHaveLength(0);
    },
  },
  {
    command: 'closeReferralPage',
    run: async (send) => {
      expect(await send('closeReferralPage')).toBeUndefined();
      expect(document.body.children).toHaveLength(0);
    },
  },
  {
    command: 'authenticateUser',
    run: async (send) => {
      await send('logoutUser');
      await send('authenticateUser', { email: leonard, signature: await sign(leonard) });
      expect(await send('getUser')).toMatchObject({ email: leonard });
      await send('authenticateUser', { referral_code: leonardsCode, signature: await sign(leonardsCode) });
      expect(await send('getReferralCode')).toBe(leonardsCode);
    },
  },
];

/** A command that is refused, as documented by the vendor. */
export interface RefusedCall {
  command: string;
  why: string;
  status: 401 | 403;
  data: () => Record<string, unknown>;
}

const wrong = () => ({ email: leonard, signature: '0'.repeat(64) });
const target = { dom_id: 'embed-here' };

/** Every documented 401 and 403. They need users that the rows have added, and no session. */
export const refusedCalls: RefusedCall[] = [
  { command: 'authenticateUser', why: 'the signature is wrong', status: 401, data: wrong },
  {
    command: 'addUser',
    why: 'the address exists and there is no session',
    status: 403,
    data: () => ({ email: leonard }),
  },
  { command: 'getUser', why: 'there is no session', status: 403, data: () => ({ email: leonard }) },
  { command: 'getUser', why: 'the signature is wrong', status: 403, data: wrong },
  { command: 'triggerRewards', why: 'there is no session', status: 403, data: () => ({ event: 'purchase' }) },
  { command: 'triggerRewards', why: 'the signature is wrong', status: 403, data: () => ({ event: 'x', ...wrong() }) },
  { command: 'popupReferralPage', why: 'there is no session', status: 403, data: () => ({ email: leonard }) },
  { command: 'popupReferralPage', why: 'the signature is wrong', status: 403, data: wrong },
  { command: 'embedReferralPage', why: 'there is no session', status: 403, data: () => target },
  { command: 'embedReferralPage', why: 'the signature is wrong', status: 403, data: () => ({ ...target, ...wrong() }) },
  {
    command: 'embedLeaderboard',
    why: 'someone is named without a session',
    status: 403,
    data: () => ({ ...target, email: leonard }),
  },
  { command: 'embedLeaderboard', why: 'the signature is wrong', status: 403, data: () => ({ ...target, ...wrong() }) },
];
