import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 of exactly the identifier that is sent, as 64 lower-case hexadecimal digits. */
export const sign = (secret: string, identifier: string): string =>
  createHmac('sha256', secret).update(identifier).digest('hex');

export const isSignature = (secret: string, identifier: string, signature: string): boolean =>
  isEqual(sign(secret, identifier), signature);

/** Takes as long for a text that is nearly right as for one that is all wrong. */
export function isEqual(right: string, given: string): boolean {
  const [one, other] = [Buffer.from(right), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
