import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { isSignature, sign } from '../foundation/signature.ts';

/** What a hosted page shows, and to whom. It is signed, and part of the page's address. */
const view = v.object({
  /** The page: a view of one is not valid for another. */
  page: v.picklist(['leaderboard', 'referral', 'users/joined']),
  /** The id of the user it is about; `null`: none. */
  user: v.nullable(v.string()),
  /** The only origin that may embed it. */
  origin: v.string(),
  /** Milliseconds since 1970. */
  expires: v.number(),
});

export type View = v.InferOutput<typeof view>;

/** Long enough for a slow network, short enough that a copied address is of no use. */
const lifetime = 10 * 60 * 1000;

export function writeView(secret: string, now: Date, shown: Omit<View, 'expires'>): string {
  const text = Buffer.from(JSON.stringify({ ...shown, expires: now.getTime() + lifetime })).toString('base64url');
  return `${text}.${sign(viewKey(secret), text)}`;
}

/** `forged`: the signature is wrong, or the view is of another page. */
export function readView(secret: string, now: Date, page: View['page'], token: string): View | 'forged' | 'expired' {
  const [text = '', signature = ''] = token.split('.');
  if (!isSignature(viewKey(secret), text, signature)) return 'forged';
  const shown = v.parse(view, JSON.parse(Buffer.from(text, 'base64url').toString()));
  if (shown.page !== page) return 'forged';
  return now.getTime() < shown.expires ? shown : 'expired';
}

/** A separate key, so that the signature of an identity is never valid for a view. */
const viewKey = (secret: string): string => createHmac('sha256', secret).update('prefinery-sandbox view').digest('hex');
