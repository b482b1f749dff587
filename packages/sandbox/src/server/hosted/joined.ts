import { listPlace } from '../../campaign/place.ts';
import { userOf } from '../../campaign/user.ts';
import { joinedPage } from '../../pages/Joined.tsx';
import { unconfirmedPage } from '../../pages/Unconfirmed.tsx';
import type { Campaign } from '../foundation/campaign.ts';

interface Joined {
  /** The user's id; `null`: a robot filled in the form. */
  user: string | null;
  /** The token of the new session; `null`: there is none. */
  session: string | null;
  /** The sandbox's address as the visitor sees it, without a slash at the end. */
  base: string;
  /** Origin of the page around it; `null`: there is none, or it may not embed the page. */
  parent: string | null;
}

/** The page after a signup: the place on the list or, with double opt-in, the request to confirm. */
export async function drawJoined({ user, session, base, parent }: Joined, { store }: Campaign): Promise<string> {
  const person = user === null ? null : await store.users.findMember({ id: user });
  if (person?.status === 'unconfirmed') return unconfirmedPage({ session, parentOrigin: parent });
  return joinedPage({
    session,
    position: person && listPlace(person).list_position,
    length: person?.length ?? 0,
    referralLink: person && userOf(person, base).referral_link,
    parentOrigin: parent,
  });
}
