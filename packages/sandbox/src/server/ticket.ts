import { createHmac } from 'node:crypto';
import { isSignature, sign } from './identity.ts';

/** Says in a mailed link who may follow it: whoever has read that mail. It never expires, as mails are read late. */
export const writeTicket = (secret: string, user: string): string => `${user}.${sign(ticketKey(secret), user)}`;

/** The id of the person; `null`: not one of ours. */
export function readTicket(secret: string, ticket: string): string | null {
  const [user = '', signature = ''] = ticket.split('.');
  return isSignature(ticketKey(secret), user, signature) ? user : null;
}

/** A key of its own: a signature of an identity, which apps hand to browsers, confirms nobody. */
const ticketKey = (secret: string): string =>
  createHmac('sha256', secret).update('prefinery-sandbox ticket').digest('hex');
