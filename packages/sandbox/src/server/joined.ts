import { listPlace } from '../campaign/place.ts';
import { joinedPage } from '../pages/Joined.tsx';
import { unconfirmedPage } from '../pages/Unconfirmed.tsx';
import type { Campaign } from './campaign.ts';

interface Joined {
  /** The user's id; `null`: none was added, as a robot had filled in the form. */
  user: string | null;
  /** The token of the new session; `null`: none was started. */
  session: string | null;
  /** Origin of the page around it; `null`: there is none, or it may not embed the page. */
  parent: string | null;
}

/** The page after a signup: the user's place or, with double opt-in, that there is a mailed link to follow. */
export async function drawJoined({ user, session, parent }: Joined, { store }: Campaign): Promise<string> {
  const person = user === null ? null : await store.users.findMember({ id: user });
  if (person?.status === 'unconfirmed') return unconfirmedPage({ session, parentOrigin: parent });
  return joinedPage({
    session,
    position: member && listPlace(member).list_position,
    length: member?.length ?? 0,
    parentOrigin: parent,
  });
}
