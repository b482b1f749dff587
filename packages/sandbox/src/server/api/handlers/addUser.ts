import { randomBytes, randomUUID } from 'node:crypto';
import { plainCode, vanityCode } from '../../../campaign/codes.ts';
import { capsFor, refused } from '../../../campaign/limits.ts';
import { confirmationMail } from '../../../campaign/mail.ts';
import { splitFullName } from '../../../campaign/name.ts';
import { emailKey } from '../../../campaign/person.ts';
import { userOf } from '../../../campaign/user.ts';
import type { Joining } from '../../../store/join.ts';
import { drawToken } from '../../../store/sessions.ts';
import { LimitReached } from '../../../store/tallies.ts';
import { frameOf } from '../display.ts';
import { forbidden, limited, Refusal } from '../../foundation/refusal.ts';
import { writeTicket } from '../../foundation/ticket.ts';
import { detailsOf } from '../visit.ts';
import type { Handler } from './handler.ts';

/** The longest e-mail address that mail can be delivered to (RFC 5321). */
const longestEmail = 254;

/**
 * Documented: a known e-mail address needs a session where identity verification is on. Our choice: it must be a session
 * of the user with that address. Only a new user gets a session.
 */
export const addUser: Handler<'addUser'> = async (data, visit, campaign) => {
  const { email: given, full_name, referred_by, ...fields } = typeof data === 'string' ? { email: data } : data;
  const email = emailKey(given);
  if (email.length > longestEmail) throw new Refusal(400, `email: it is longer than ${longestEmail} characters.`);
  // A user who changes their own profile is no signup, so no limit applies.
  const reason = visit.session?.email === email ? null : refused(campaign.limits, { ip: visit.ip, email });
  if (reason !== null) throw limited(reason);

  const { users } = campaign.store;
  const now = campaign.clock();
  const changes = { ...(full_name !== undefined && splitFullName(full_name)), ...fields };
  const id = randomUUID();
  const session = drawToken();
  const linkOf = (user: string): string => `${visit.base}/confirm/${writeTicket(campaign.secret, user)}`;
  const joining = {
    id,
    email,
    profile: { ...detailsOf(visit), ...changes },
    changes,
    site: visit.pageOrigin === visit.own || visit.pageOrigin === 'null' ? null : visit.pageOrigin,
    referredBy: referred_by || visit.referrerCode,
    confirmation: campaign.doubleOptIn ? (user: string) => confirmationMail(email, linkOf(user), now) : null,
    caps: capsFor(campaign.limits, visit.ip),
    offers: campaign.rewards,
    mayChange: campaign.identityVerification ? (visit.session ?? 'nobody') : 'anyone',
    now,
    aheadOfDatabase: campaign.aheadOfDatabase(),
    session,
    drawCode: () =>
      campaign.vanityCodes
        ? vanityCode(randomBytes, { email, first_name: changes.first_name })
        : plainCode(randomBytes),
  } satisfies Joining;
  const joined = await users.add(joining).catch((error: unknown) => {
    throw error instanceof LimitReached ? limited(error.limit) : error;
  });
  const member = joined && (await users.findMember({ id: joined.id }));
  if (!member) throw forbidden();

  // The widget shows this in place of the page's own form.
  const added = { result: userOf(member, visit.base), frame: frameOf('users/joined', member, visit, campaign) };
  return joined.isNew ? { ...added, session } : added;
};
