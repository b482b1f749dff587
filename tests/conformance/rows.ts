import { expect } from 'vitest';
import documented from './documented.json' with { type: 'json' };

/** Sends one command and answers what came back, through whichever door the test is about. */
export type Send = (command: string, data?: unknown) => Promise<unknown>;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * The same keys at every depth, none missing and none invented, and values of the same kind. Where either side has
 * `null`, the value is unknown there.
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

/** Something of the commands' answers that the kit must not change, so that both doors can be compared. */
export interface Row {
  command: string;
  run: (send: Send) => Promise<void>;
}

/** An address that nobody had before: both doors talk to one campaign. */
const newAddress = (name: string) => `${name}.${crypto.randomUUID()}@bigbangtheory.com`;

/** What the vendor documents for each command, in an order in which one visitor could send them. */
export const rows: Row[] = [
  {
    command: 'recordFormImpression',
    run: async (send) => {
      expect(await send('recordFormImpression')).toBeUndefined();
    },
  },
  {
    command: 'addUser',
    run: async (send) => {
      const { data, response } = documented.addUser;
      const email = newAddress('sheldon');
      const user = await send('addUser', { ...data, email });
      expectSameShape(user, response);
      expect(user).toMatchObject({
        email,
        profile: { first_name: data.first_name, last_name: data.last_name, utm_source: data.utm_source },
      });
      expectConsistent(user);
    },
  },
  {
    command: 'getUser',
    run: async (send) => {
      const user = await send('getUser');
      expectSameShape(user, documented.getUser.response);
      expect(user).toMatchObject({ email: expect.stringContaining('sheldon') as string });
      expectConsistent(user);
    },
  },
  {
    command: 'embedLeaderboard',
    run: async (send) => {
      const { data } = documented.embedLeaderboard;
      document.body.innerHTML = `<div id="${data.dom_id}"></div>`;
      await send('embedLeaderboard', data);
      expect(document.querySelector(`#${data.dom_id} iframe`)?.getAttribute('title')).toBe('Leaderboard');
    },
  },
];

/** The vendor's own arithmetic of the list, and the links that are made of code and id. */
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
