import { randomBytes, randomUUID } from 'node:crypto';
import { plainCode, vanityCode } from '../../campaign/codes.ts';
import { splitFullName } from '../../campaign/name.ts';
import { emailKey } from '../../campaign/person.ts';
import { userOf } from '../../campaign/user.ts';
import { forbidden, Refusal } from '../refusal.ts';
import { detailsOf } from '../visit.ts';
import type { Handler } from './handler.ts';

/** Of an address that can be delivered to (RFC 5321). */
const longestEmail = 254;

/**
 * Documented: a known e-mail address needs a session where identity verification is on. Our choice: it must be the
 * session of that very person. Only a new person gets a session.
 */
export const addUser: Handler<'addUser'> = async (data, visit, campaign) => {
  const { email: given, full_name, referred_by, ...said } = typeof data === 'string' ? { email: data } : data;
  const email = emailKey(given);
  if (email.length > longestEmail) throw new Refusal(400, `email: it is longer than ${longestEmail} characters.`);

  const { users, sessions } = campaign.store;
  const now = campaign.clock();
  const changes = { ...(full_name !== undefined && splitFullName(full_name)), ...said };
  const joined = await users.add({
    id: randomUUID(),
    email,
    profile: { ...detailsOf(visit), ...changes },
    changes,
    referredBy: referred_by || visit.referrerCode,
    offers: campaign.rewards,
    mayChange: campaign.identityVerification ? (visit.session ?? 'nobody') : 'anyone',
    now,
    drawCode: () =>
      campaign.vanityCodes
        ? vanityCode(randomBytes, { email, first_name: changes.first_name })
        : plainCode(randomBytes),
  });
  const member = joined && (await users.find({ id: joined.id }));
  if (!member) throw forbidden();

  const result = userOf(member, visit.base);
  return joined.isNew ? { result, session: await sessions.start(member.id, now) } : { result };
};
