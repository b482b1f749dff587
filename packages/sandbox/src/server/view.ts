import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { isSignature, sign } from './identity.ts';

/** What a hosted page shows, and to whom. Goes into the page's address, signed. */
const view = v.object({
  /** The page: a view of one cannot open another. */
  page: v.picklist(['leaderboard', 'referral', 'users/joined']),
  /** The id of the person it is about; `null`: nobody. */
  user: v.nullable(v.string()),
  /** Origin of the page that embeds it. No other may. */
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

/** `forged`: not ours, or not of this page. `expired`: it was right once. */
export function readView(secret: string, now: Date, page: View['page'], token: string): View | 'forged' | 'expired' {
  const [text = '', signature = ''] = token.split('.');
  if (!isSignature(viewKey(secret), text, signature)) return 'forged';
  const shown = v.parse(view, JSON.parse(Buffer.from(text, 'base64url').toString()));
  if (shown.page !== page) return 'forged';
  return now.getTime() < shown.expires ? shown : 'expired';
}

/** A key of its own: signatures of identities and of views are never each other's. */
const viewKey = (secret: string): string => createHmac('sha256', secret).update('prefinery-sandbox view').digest('hex');
