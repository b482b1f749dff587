import { verifyIdentity } from '@prefinery-kit/core/server';
import { afterAll, expect, test } from 'vitest';
import { serveClerk } from './clerk.ts';
import { testExample } from './example.ts';

const clerk = await serveClerk({
  user_1: { email: 'amy@bigbangtheory.com', isVerified: true },
  user_2: { email: 'penny@bigbangtheory.com', isVerified: false },
});
afterAll(() => clerk.close());

// Clerk's script and its user menu come from its service.
const running = testExample('next-clerk', { env: clerk.env, tolerated: /clerk/i });

const identityFor = async (cookie: string): Promise<unknown> => {
  const response = await fetch(`${running().url}api/prefinery`, { headers: { cookie } });
  return response.json();
};

test('the route signs the verified address of the user who is logged in by Clerk', async () => {
  const identity = await identityFor(clerk.cookiesOf('user_1'));
  expect(identity).toEqual({ email: 'amy@bigbangtheory.com', signature: expect.stringMatching(/^[\da-f]{64}$/) });
  const secret = running().env['PREFINERY_IDENTITY_SECRET'];
  expect(await verifyIdentity(identity, { secret })).toEqual(identity);
});

test('the route signs nothing for an address that is not verified, for a forged session, and for a visitor', async () => {
  const forged = clerk.cookiesOf('user_1').replace(/\.[^.;]*;/, '.AAAA;');
  expect(await identityFor(clerk.cookiesOf('user_2'))).toBeNull();
  expect(await identityFor(forged)).toBeNull();
  expect(await identityFor('')).toBeNull();
});
