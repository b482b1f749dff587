import { emailKey, type Person } from '../../campaign/person.ts';
import type { Lookup } from '../../store/lookup.ts';
import type { Campaign } from '../foundation/campaign.ts';
import { forbidden } from '../foundation/refusal.ts';
import { isSignature } from '../foundation/signature.ts';
import type { Visit } from './visit.ts';

/** The part of a command's data that says who is meant. */
export interface Named {
  email?: string | undefined;
  referral_code?: string | undefined;
  id?: string | undefined;
  signature?: string | undefined;
}

/**
 * The user whom a command is about: the named one, or else the user of the session.
 *
 * Documented: with identity verification it takes a session or the right signature. Our choice, on the safe side: a session is valid for
 * its own user only, and a signature that is given must be right, also with a session, unless `trustSession` says otherwise.
 *
 * @returns `null`: there is no such user, or none is named
 * @throws Refusal 403; it does not reveal whether the user exists
 */
export async function identify(named: Named, visit: Visit, campaign: Campaign): Promise<Person | null> {
  const lookup = lookupOf(named);
  const { session } = visit;
  const isOwn = session !== null && (lookup === null || isSame(lookup, session));
  const isProven =
    named.signature === undefined ? isOwn : isSigned(named, campaign.secret) || (campaign.trustSession && isOwn);
  if (campaign.identityVerification && !isProven) throw forbidden();
  return lookup === null ? session : campaign.store.users.find(lookup);
}

/** The named user, proven by a signature: a session is not enough. `null`: not proven, or there is no such user. */
export async function authenticate(named: Named, campaign: Campaign): Promise<Person | null> {
  const lookup = lookupOf(named);
  if (lookup === null || (campaign.identityVerification && !isSigned(named, campaign.secret))) return null;
  return campaign.store.users.find(lookup);
}

export const namesNoUser = (named: Named): boolean => lookupOf(named) === null;

function lookupOf({ email, referral_code, id }: Named): Lookup | null {
  if (email !== undefined) return { email };
  if (referral_code !== undefined) return { referral_code };
  return id === undefined ? null : { id };
}

function isSame(lookup: Lookup, person: Person): boolean {
  if ('email' in lookup) return emailKey(lookup.email) === person.email;
  if ('referral_code' in lookup) return lookup.referral_code === person.referral_code;
  return lookup.id === person.id;
}

const isSigned = ({ email, referral_code, id, signature = '' }: Named, secret: string): boolean =>
  isSignature(secret, email ?? referral_code ?? id ?? '', signature);
