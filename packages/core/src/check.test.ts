import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type Check, checkDisplay, checkIdentity, checkNewUser } from './check.ts';
import { contract } from './contract/index.ts';

const text = fc.oneof(fc.string(), fc.constantFrom('', ' ', 'a@b', ' a@b.c ', 'a@b@c', 'DE', 'de', 'DEU', 'board'));
const value = fc.oneof(text, text, text, fc.constant(undefined), fc.constant(null), fc.integer(), fc.object());
const fields = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });

const refuses = (check: Check, data: unknown) => {
  try {
    check(data, 'command');
    return false;
  } catch {
    return true;
  }
};

const identity = ['email', 'referral_code', 'id', 'signature'];

test.each([
  ['addUser', checkNewUser, fc.oneof(text, value, fields('email', 'first_name', 'country'))],
  ['getUser', checkIdentity, fc.oneof(fc.constant(undefined), value, fields(...identity))],
  // The contract cannot know whether the element exists, so here it always does.
  ['embedLeaderboard', checkDisplay, fields(...identity).map((who) => ({ ...who, dom_id: 'board' }))],
] as const)('data for %s that the client refuses is invalid by the contract, too', (command, check, data) => {
  document.body.innerHTML = '<div id="board"></div>';
  let refused = 0;
  fc.assert(
    fc.property(data, (given) => {
      if (!refuses(check, given)) return;
      refused += 1;
      expect(v.is(contract[command].data, given)).toBe(false);
    }),
    { numRuns: 2000 },
  );
  expect(refused).toBeGreaterThan(20);
});

test.each([
  ['addUser', checkNewUser, 'sheldon@bigbangtheory.com'],
  ['addUser', checkNewUser, { email: ' Sheldon@bigbangtheory.com ', country: 'us', unknown: 1 }],
  ['getUser', checkIdentity, undefined],
  ['getUser', checkIdentity, { referral_code: 'leonard981', signature: 'abc' }],
  ['embedLeaderboard', checkDisplay, { dom_id: 'board', id: '1' }],
] as const)('%s: client and contract accept valid data', (command, check, data) => {
  document.body.innerHTML = '<div id="board"></div>';
  expect(refuses(check, data)).toBe(false);
  expect(v.is(contract[command].data, data)).toBe(true);
});
