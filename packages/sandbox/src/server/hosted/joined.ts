import { listPlace } from '../../campaign/place.ts';
import { joinedPage } from '../../pages/Joined.tsx';
import { unconfirmedPage } from '../../pages/Unconfirmed.tsx';
import type { Campaign } from '../foundation/campaign.ts';

interface Joined {
  /** The person's id; `null`: nobody, where the form was a robot's. */
  user: string | null;
  /** The token of the session that has begun; `null`: none has. */
  session: string | null;
  /** Origin of the page around it; `null`: there is none, or it is a stranger's. */
  parent: string | null;
}

/** What somebody sees who has just joined: their place or, with double opt-in, what there is to do before. */
export async function drawJoined({ user, session, parent }: Joined, { store }: Campaign): Promise<string> {
  const person = user === null ? null : await store.users.findMember({ id: user });
  if (person?.status === 'unconfirmed') return unconfirmedPage({ session, parentOrigin: parent });
  return joinedPage({
    session,
    position: person && listPlace(person).list_position,
    length: person?.length ?? 0,
    parentOrigin: parent,
  });
}
