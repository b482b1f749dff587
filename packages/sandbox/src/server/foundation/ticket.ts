import { createHmac } from 'node:crypto';
import { isSignature, sign } from './signature.ts';

/** The token of a mailed confirmation link. It never expires, since mails may be read late. */
export const writeTicket = (secret: string, user: string): string => `${user}.${sign(ticketKey(secret), user)}`;

/** The id of the user; `null`: the signature is wrong. */
export function readTicket(secret: string, ticket: string): string | null {
  const [user = '', signature = ''] = ticket.split('.');
  return isSignature(ticketKey(secret), user, signature) ? user : null;
}

/** A separate key: apps hand signatures of identities to browsers, and these must not confirm a user. */
const ticketKey = (secret: string): string =>
  createHmac('sha256', secret).update('prefinery-sandbox ticket').digest('hex');
