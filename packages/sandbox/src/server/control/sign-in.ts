import { unknownPerson } from '../../errors.ts';
import type { Campaign } from '../foundation/campaign.ts';
import { sign } from '../foundation/signature.ts';
import { storable } from '../foundation/storable.ts';

/** What lets a page act as a user. */
export interface SignedIn {
  /** The token of a new session, as the script keeps it in its cookie `_pfy_PROJECT_session`. */
  session: string;
  /** The user's signature, as your server makes it: `authenticateUser` takes it. */
  signature: string;
}

/**
 * Starts a session of a user.
 * @throws SandboxError `unknown_person`
 */
export async function signIn(
  email: string,
  { clock, lock, secret, store }: Pick<Campaign, 'clock' | 'lock' | 'secret' | 'store'>,
): Promise<SignedIn> {
  return lock.share(async () => {
    const person = await store.users.find({ email: storable(email) });
    if (person === null) throw unknownPerson(email);
    return {
      session: await store.sessions.start(person.id, clock()),
      signature: sign(secret, person.email),
    };
  });
}
