import { type SignedIdentity, signIdentity } from '@prefinery-kit/core/server';
import { readSession } from './session';

/** Signs the address of the user who is logged in, and no other; `null` if no user is. */
export async function readIdentity(): Promise<SignedIdentity | null> {
  const email = (await readSession())?.user?.email;
  return email ? signIdentity({ email }, { secret: process.env.PREFINERY_IDENTITY_SECRET }) : null;
}
