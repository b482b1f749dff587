import { type SignedIdentity, signIdentity } from '@prefinery-kit/core/server';
import { auth } from './auth';

/** Signs the address of the user who is logged in, and no other; `null` if no user is. */
export async function readIdentity(): Promise<SignedIdentity | null> {
  const email = (await auth())?.user?.email;
  return email ? signIdentity({ email }, { secret: process.env.PREFINERY_IDENTITY_SECRET }) : null;
}
