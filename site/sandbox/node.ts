/** Replaces the Node.js APIs that the sandbox needs, in a service worker. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** `Buffer`, as far as the sandbox uses it. */
class Bytes extends Uint8Array {
  override toString(encoding?: string): string {
    if (encoding !== 'base64url') return new TextDecoder().decode(this);
    const letters = Array.from(this, (byte) => String.fromCharCode(byte)).join('');
    return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  }
}

function bytesOf(source: string | ArrayLike<number>, encoding?: string): Bytes {
  if (typeof source !== 'string') return new Bytes(source);
  if (encoding !== 'base64url') return new Bytes(utf8ToBytes(source));
  const letters = atob(source.replaceAll('-', '+').replaceAll('_', '/'));
  return new Bytes(Array.from(letters, (letter) => letter.charCodeAt(0)));
}

export const Buffer = { from: bytesOf };

/** `node:crypto`. Both hashes of the sandbox are SHA-256, in hexadecimal digits. */
const hashing = (sum: { update: (bytes: Uint8Array) => { digest: () => Uint8Array } }) => ({
  update: (text: string) => ({ digest: () => bytesToHex(sum.update(utf8ToBytes(text)).digest()) }),
});
export const createHash = () => hashing(sha256.create());
export const createHmac = (_: string, secret: string) => hashing(hmac.create(sha256, utf8ToBytes(secret)));
export const hash = (_: string, text: string) => createHash().update(text).digest();
export const randomBytes = (count: number) => crypto.getRandomValues(new Bytes(count));
export const randomUUID = () => crypto.randomUUID();
/** A timing attack is not possible: the sandbox runs in the visitor's own browser. */
export const timingSafeEqual = (left: Uint8Array, right: Uint8Array) =>
  left.every((byte, index) => byte === right[index]);

/** `node:timers/promises`, for faults that answer late. */
export const setTimeout = (milliseconds: number) =>
  new Promise<void>((resolve) => globalThis.setTimeout(resolve, milliseconds));

/** `node:util`, for messages. */
export const inspect = (value: unknown) => JSON.stringify(value);
