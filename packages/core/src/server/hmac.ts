import { PrefineryServerError } from './errors.ts';

const algorithm = { name: 'HMAC', hash: 'SHA-256' };
const encoder = new TextEncoder();

/** HMAC-SHA256 in lower-case hexadecimal digits. */
export const signaturePattern = /^[\da-f]{64}$/;

/** A text as UTF-8. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

function keyOf(secret: string | undefined): Promise<CryptoKey> {
  if (!secret) {
    throw new PrefineryServerError(
      'invalid_options',
      'The secret is missing. Is the environment variable set that it is read from, here on the server?',
    );
  }
  return crypto.subtle.importKey('raw', bytesOf(secret), algorithm, false, ['sign', 'verify']);
}

export async function sign(message: BufferSource, secret: string | undefined): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', await keyOf(secret), message);
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Compares in constant time, so that the duration does not tell how much of a signature is right. */
export async function verify(message: BufferSource, signature: string, secret: string | undefined): Promise<boolean> {
  const key = await keyOf(secret);
  if (!signaturePattern.test(signature)) return false;
  const bytes = Uint8Array.from(signature.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  return crypto.subtle.verify('HMAC', key, bytes, message);
}
