import type { Command } from './contract/index.ts';
import type { Session } from './session.ts';

/**
 * Completes the data of a command that names nobody, with the person for whom the session speaks: the one who is known,
 * signed if the app vouched for that very person. Where nobody is known it stays as it is.
 */
export function nameSpeaker(session: Session, command: Command, [data]: unknown[]): unknown[] {
  const { unsessioned, vouched } = session;
  const { user } = session.state;
  switch (command) {
    case 'getUser':
      return unsessioned ? [unsessioned] : [];
    case 'popupReferralPage':
      return vouched ? [vouched] : [];
    // It takes no other identifier than an address.
    case 'triggerRewards':
      return [vouched?.email === undefined ? data : Object.assign({}, data, vouched)];
    case 'embedReferralPage':
    case 'embedLeaderboard':
      return [Object.assign({}, data, vouched ?? (user && { id: user.id }))];
    default:
      return [];
  }
}
