import type { Command } from './contract/index.ts';
import type { Session } from './session.ts';

/**
 * Adds the session's user to the data of a command that has no identity: the app's signed identity if it names that
 * user, otherwise the user's id. If the user is not known, the data stays as it is.
 */
export function addSessionUser(session: Session, command: Command, [data]: unknown[]): unknown[] {
  const { sessionless, userIdentity } = session;
  const { user } = session.state;
  if (command === 'getUser') return sessionless ? [sessionless] : [];
  if (command === 'popupReferralPage') return userIdentity ? [userIdentity] : [];
  // `triggerRewards` takes no other identifier than an e-mail address.
  if (command === 'triggerRewards')
    return [Object.assign({}, data, userIdentity?.email === undefined ? null : userIdentity)];
  if (command === 'embedReferralPage' || command === 'embedLeaderboard') {
    return [Object.assign({}, data, userIdentity ?? (user && { id: user.id }))];
  }
  return [];
}
