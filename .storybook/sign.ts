/** Signs an identity, which is the task of an app's server. Never do this in a browser: the secret can sign for any user. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The sandbox's default secret. */
const secret = utf8ToBytes('sandbox_secret_do_not_use');

export const sign = (email: string) => ({ email, signature: bytesToHex(hmac(sha256, secret, utf8ToBytes(email))) });
