import type { Command } from './contract/index.ts';
import type { Session } from './session.ts';

/**
 * Completes the data of a command that names nobody, with the user for whom the session speaks: the one who is known, signed
 * if the app vouched for that very user. Where nobody is known it stays as it is.
 */
export function nameSpeaker(session: Session, command: Command, [data]: unknown[]): unknown[] {
  const { unsessioned, vouched } = session;
  const { user } = session.state;
  if (command === 'getUser') return unsessioned ? [unsessioned] : [];
  if (command === 'popupReferralPage') return vouched ? [vouched] : [];
  // It takes no other identifier than an address.
  if (command === 'triggerRewards') return [Object.assign({}, data, vouched?.email === undefined ? null : vouched)];
  if (command === 'embedReferralPage' || command === 'embedLeaderboard') {
    return [Object.assign({}, data, vouched ?? (user && { id: user.id }))];
  }
  return [];
}
