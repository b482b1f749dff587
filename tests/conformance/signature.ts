/** The identity secret of the sandboxes in these tests. */
export const secret = 'test_secret_do_not_use';

/** A signature as a server makes it: HMAC-SHA256 of the identifier, in hexadecimal. */
export async function sign(identifier: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(identifier)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
