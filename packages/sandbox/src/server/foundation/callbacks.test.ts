import { expect, test } from 'vitest';
import { call, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';
import { sign } from './signature.ts';
import type { Callbacks } from './callbacks.ts';

const { newSandbox, secret } = shareDatabase();
const email = 'leonard@bigbangtheory.com';
const unknown = 'howard@bigbangtheory.com';
const forbidden = { answer: { error: 'HTTP 403: Forbidden' } };

/** Callback formats, and what they make of a user, of no user, and of a failed addUser, authenticateUser and getUser. */
type Case = [
  callbacks: Callbacks,
  found: (user: unknown) => unknown,
  missing: unknown,
  failed: [unknown, unknown, unknown],
];

test.each<Case>([
  [
    'documented',
    (user) => user,
    { answer: null },
    [
      { answer: { error: 'Forbidden', status: 403 } },
      { answer: { error: 'Unauthorized', status: 401 } },
      { answer: { error: 'Forbidden', status: 403 } },
    ],
  ],
  ['observed', (data) => ({ data }), { answer: { data: null } }, [forbidden, {}, forbidden]],
  ['silent', (user) => user, { answer: null }, [{ calls: 0 }, { calls: 0 }, { calls: 0 }]],
])(
  'in the %s format, callbacks receive the answer that it defines, and the status stays correct',
  async (callbacks, found, missing, failed) => {
    const sandbox = newSandbox({ callbacks });
    const { person, session } = await join(sandbox, email);
    const asked = [
      await call(sandbox, 'getUser', undefined, { session }),
      await call(sandbox, 'getUser', { email: unknown, signature: sign(secret, unknown) }),
      await call(sandbox, 'addUser', email),
      await call(sandbox, 'authenticateUser', { email, signature: 'wrong' }),
      await call(sandbox, 'getUser', { email, signature: 'wrong' }),
    ];
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 403, 401, 403]);
    // Browsers log each HTTP error to the console.
    expect(asked.map(({ http }) => http)).toEqual([200, 200, 200, 200, 200]);
    expect(asked.map(({ reply }) => reply)).toEqual([{ answer: found(person) }, missing, ...failed]);
  },
);

test('the callback format is switched by a fault at run time, and returns to the option once faults are cleared', async () => {
  const sandbox = newSandbox({ callbacks: 'observed' });
  const missing = async (): Promise<unknown> =>
    (await call(sandbox, 'getUser', { email: unknown, signature: sign(secret, unknown) })).reply.answer;
  sandbox.fault({ callbacks: 'documented' });
  expect(await missing()).toBeNull();
  sandbox.fault({});
  expect(await missing()).toEqual({ data: null });
});
