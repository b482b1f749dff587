/** The sandbox accepts what `signIdentity` signs. The two implementations share no code. */
import { type Identifier, signIdentity } from '@prefinery-kit/core/server';
import { createSandbox, type Sandbox } from '@prefinery-kit/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = 'abcd1234';
const secret = 'test_secret_do_not_use';
const email = 'leonard@bigbangtheory.com';

let sandbox: Sandbox;
let leonard: { id: string; referral_code: string };

beforeAll(async () => {
  sandbox = await createSandbox({ project, secret, identityVerification: true });
  leonard = (await call('addUser', { email })).answer;
}, 60_000);
afterAll(() => sandbox.close());

/** A command from a browser without a session, as the sandbox's script sends it. */
async function call(command: string, data: object) {
  const response = await sandbox.fetch(
    new Request(`http://localhost:4747/api/${project}/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data, page: { url: 'http://localhost:4747/', referrer: null }, referrer_code: null }),
    }),
  );
  // A refusal has its status in the body: browsers print HTTP errors on the console.
  const { answer, status = response.status } = await response.json();
  return { status, answer };
}

const identifiers: [string, () => Identifier][] = [
  ['e-mail address', () => ({ email })],
  ['referral code', () => ({ referral_code: leonard.referral_code })],
  ['id', () => ({ id: leonard.id })],
];

test.each(identifiers)('a signed %s authenticates the user, and reads the user’s data', async (_what, identifier) => {
  const identity = await signIdentity(identifier(), { secret });
  expect(await call('authenticateUser', identity)).toMatchObject({ status: 200 });
  expect(await call('getUser', identity)).toMatchObject({ status: 200, answer: { id: leonard.id, email } });
});

test.each(identifiers)(
  'a %s without a signature, or signed with another secret, is refused',
  async (_what, identifier) => {
    const identity = await signIdentity(identifier(), { secret: 'another' });
    for (const data of [identifier(), identity]) {
      expect(await call('authenticateUser', data)).toMatchObject({ status: 401 });
      expect(await call('getUser', data)).toMatchObject({ status: 403 });
    }
  },
);

test('a signature is refused for another user', async () => {
  await call('addUser', { email: 'sheldon@bigbangtheory.com' });
  const { signature } = await signIdentity({ email }, { secret });
  expect(await call('getUser', { email: 'sheldon@bigbangtheory.com', signature })).toMatchObject({ status: 403 });
});
