/**
 * The log-in of this example, so that there is one: it lets anybody in who knows DEMO_PASSWORD. Use your own in its place. What
 * the rest needs of it is `readSession`, the address of the user who is logged in.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookies } from 'next/headers';

const cookieName = 'kiln_session';

export interface Session {
  email: string;
}

function hmac(text: string): Buffer {
  const secret = process.env.SESSION_SECRET;
  if (!secret) throw new Error('SESSION_SECRET is not set. Copy .env.example to .env.development.local.');
  return createHmac('sha256', secret).update(text).digest();
}

const isSame = (one: string, other: string): boolean => timingSafeEqual(hmac(one), hmac(other));

/** The session of the request, or `null` for a visitor who is not logged in. */
export async function readSession(): Promise<Session | null> {
  const [address = '', signature = ''] = (await cookies()).get(cookieName)?.value.split('.') ?? [];
  const email = Buffer.from(address, 'base64url').toString();
  return email !== '' && isSame(signature, hmac(email).toString('hex')) ? { email } : null;
}

/** Starts a session. Returns whether the password is right. */
export async function logIn(email: string, password: string): Promise<boolean> {
  const expected = process.env.DEMO_PASSWORD;
  if (!expected || email === '' || !isSame(password, expected)) return false;
  const value = `${Buffer.from(email).toString('base64url')}.${hmac(email).toString('hex')}`;
  (await cookies()).set(cookieName, value, { httpOnly: true, sameSite: 'lax' });
  return true;
}

export async function logOut(): Promise<void> {
  (await cookies()).delete(cookieName);
}
