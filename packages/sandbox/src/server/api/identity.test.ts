import { expect, test } from 'vitest';
import { type CallerOptions, call, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';
import { sign } from '../foundation/signature.ts';

const { newSandbox, secret } = shareDatabase();
const email = 'leonard@bigbangtheory.com';
const unknown = 'howard@bigbangtheory.com';
const penny = sign(secret, 'penny@bigbangtheory.com');
const right = sign(secret, email);

/** Each command with the data that it takes besides the key that names the user. */
const commands = {
  authenticateUser: {},
  getUser: {},
  triggerRewards: { event: 'purchase' },
  popupReferralPage: {},
  embedReferralPage: { dom_id: 'embed-here' },
  embedLeaderboard: { dom_id: 'embed-here' },
  addUser: {},
};

/** The caller, and the status for each: authenticateUser; commands that need a user; embedLeaderboard; addUser. */
type Case = [
  who: string,
  named: { email?: string; signature?: string },
  session: 'none' | 'own' | 'another’s',
  on: [number, number, number, number],
  off: [number, number, number, number],
];

test.each([
  [false, 403, 403],
  [true, 200, 403],
])('a wrong signature beside the own session, trustSession: %s', async (trustSession, withOwn, withOther) => {
  const sandbox = newSandbox({ trustSession });
  const { session: own } = await join(sandbox, email);
  const { session: other } = await join(sandbox, 'penny@bigbangtheory.com');
  const named = { email, signature: 'wrong' };
  expect((await call(sandbox, 'getUser', named, { session: own })).status).toBe(withOwn);
  expect((await call(sandbox, 'getUser', named, { session: other })).status).toBe(withOther);
  expect((await call(sandbox, 'getUser', named)).status).toBe(403);
  expect((await call(sandbox, 'authenticateUser', named, { session: own })).status).toBe(401);
});

test.each<Case>([
  ['no name', {}, 'none', [400, 403, 200, 400], [400, 200, 200, 400]],
  ['no name', {}, 'own', [400, 200, 200, 400], [400, 200, 200, 400]],
  ['no signature', { email }, 'none', [401, 403, 403, 403], [200, 200, 200, 200]],
  ['no signature', { email }, 'own', [401, 200, 200, 200], [200, 200, 200, 200]],
  ['no signature', { email }, 'another’s', [401, 403, 403, 403], [200, 200, 200, 200]],
  ['right signature', { email, signature: right }, 'none', [200, 200, 200, 403], [200, 200, 200, 200]],
  ['right signature', { email, signature: right }, 'own', [200, 200, 200, 200], [200, 200, 200, 200]],
  ['right signature', { email, signature: right }, 'another’s', [200, 200, 200, 403], [200, 200, 200, 200]],
  ['wrong signature', { email, signature: 'wrong' }, 'none', [401, 403, 403, 403], [200, 200, 200, 200]],
  ['wrong signature', { email, signature: 'wrong' }, 'own', [401, 403, 403, 200], [200, 200, 200, 200]],
  ['another user’s signature', { email, signature: penny }, 'none', [401, 403, 403, 403], [200, 200, 200, 200]],
  ['another user’s signature', { email, signature: penny }, 'another’s', [401, 403, 403, 403], [200, 200, 200, 200]],
  ['unknown user', { email: unknown }, 'none', [401, 403, 403, 200], [401, 200, 200, 200]],
  ['unknown user', { email: unknown }, 'another’s', [401, 403, 403, 200], [401, 200, 200, 200]],
  [
    'unknown user, right signature',
    { email: unknown, signature: sign(secret, unknown) },
    'none',
    [401, 200, 200, 200],
    [401, 200, 200, 200],
  ],
  [
    'unknown user, wrong signature',
    { email: unknown, signature: right },
    'none',
    [401, 403, 403, 200],
    [401, 200, 200, 200],
  ],
])('%s: %j, session: %s', async (_who, named, whose, ...expected) => {
  for (const identityVerification of [true, false]) {
    const sandbox = newSandbox({ identityVerification });
    const { session: own } = await join(sandbox, email);
    const { session: other } = await join(sandbox, 'penny@bigbangtheory.com');
    const options: CallerOptions = { session: { none: undefined, own, 'another’s': other }[whose] };
    const received: Record<string, number> = {};
    for (const [command, more] of Object.entries(commands)) {
      const data = { ...more, ...named };
      const asked = Object.keys(data).length === 0 && command !== 'addUser' ? undefined : data;
      received[command] = (await call(sandbox, command, asked, options)).status;
    }
    const [authenticateUser, personal, embedLeaderboard, addUser] = expected[identityVerification ? 0 : 1];
    expect({ identityVerification, ...received }).toEqual({
      identityVerification,
      authenticateUser,
      getUser: personal,
      triggerRewards: personal,
      popupReferralPage: personal,
      embedReferralPage: personal,
      embedLeaderboard,
      addUser,
    });
  }
});
