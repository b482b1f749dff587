import * as v from 'valibot';
import { type Identity, identity as identitySchema } from '../contract/identity.ts';
import { PrefineryServerError } from './errors.ts';
import { bytesOf, sign, verify } from './hmac.ts';

type Unsigned<Named> = Named extends unknown ? Omit<Named, 'signature'> : never;

/** Names a user by exactly one of `email`, `referral_code` and `id`. The `id` is the vendor's, not one of your own. */
export type Identifier = Unsigned<Identity>;

/** An identity with its signature: what the client and the provider take. */
export type SignedIdentity = Identity & {
  /** HMAC-SHA256 of exactly the identifier, 64 lower-case hexadecimal digits. */
  signature: string;
};

/** Options of `signIdentity` and `verifyIdentity`. */
export interface IdentityOptions {
  /**
   * The project's identity verification secret. The type allows `undefined` so that an environment variable can be
   * passed as it is; if it is not set, that is an error.
   */
  secret: string | undefined;
}

/**
 * Signs an identity, and returns it with its signature for `authenticateUser`, `getUser` or the provider's `identity`.
 * The vendor documents the signature: HMAC-SHA256 of exactly the identifier that is sent, without a time. So it is
 * valid until the secret is changed.
 *
 * Sign only the user who is logged in to your app, never an e-mail address from the request: a signature gives access
 * to the data of that user.
 *
 * @example
 * ```ts
 * const session = await auth(); // your own log-in
 * const identity = await signIdentity({ email: session.user.email }, { secret: process.env.PREFINERY_IDENTITY_SECRET });
 * ```
 *
 * @throws {@link PrefineryServerError} `invalid_identity` if there is not exactly one identifier; `invalid_options`
 * if there is no secret.
 */
export async function signIdentity(identifier: Identifier, { secret }: IdentityOptions): Promise<SignedIdentity> {
  const { success, output } = v.safeParse(identitySchema, identifier);
  if (!success) {
    throw new PrefineryServerError(
      'invalid_identity',
      'signIdentity takes exactly one of email, referral_code and id, as a text that is not empty. Is somebody logged in?',
    );
  }
  return { ...output, signature: await sign(bytesOf(nameOf(output)), secret) };
}

/**
 * Verifies an identity that a request contains. Signatures are compared in constant time. A right signature proves that
 * your server has signed this identity. It does not prove who sends it, or when it was signed.
 *
 * @returns the identity, without other fields; `null` if it is not an identity, or not signed with this secret
 * @example
 * ```ts
 * const identity = await verifyIdentity(await request.json(), { secret: process.env.PREFINERY_IDENTITY_SECRET });
 * if (!identity) return new Response(null, { status: 401 });
 * ```
 *
 * @throws {@link PrefineryServerError} `invalid_options` where there is no secret.
 */
export async function verifyIdentity(identity: unknown, { secret }: IdentityOptions): Promise<SignedIdentity | null> {
  const { success, output } = v.safeParse(identitySchema, identity);
  if (!success || output.signature === undefined) return null;
  const { signature } = output;
  return (await verify(bytesOf(nameOf(output)), signature, secret)) ? { ...output, signature } : null;
}

function nameOf(identity: Identity): string {
  if (identity.email !== undefined) return identity.email;
  if (identity.referral_code !== undefined) return identity.referral_code;
  return identity.id;
}
