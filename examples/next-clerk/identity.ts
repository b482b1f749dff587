import type { User } from '@clerk/nextjs/server';
import { type SignedIdentity, signIdentity } from '@prefinery-kit/core/server';

/**
 * Signs the primary address of the user who is logged in, once it is verified: who gets a signature for an address is that user on
 * the waitlist. `null` if no user is logged in.
 */
export async function signUser(user: Pick<User, 'primaryEmailAddress'> | null): Promise<SignedIdentity | null> {
  const address = user?.primaryEmailAddress;
  if (address?.verification?.status !== 'verified') return null;
  return signIdentity({ email: address.emailAddress }, { secret: process.env.PREFINERY_IDENTITY_SECRET });
}
