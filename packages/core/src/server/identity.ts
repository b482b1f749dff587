import * as v from 'valibot';
import { type Identity, identity as identitySchema } from '../contract/identity.ts';
import { PrefineryServerError } from './errors.ts';
import { bytesOf, sign, verify } from './hmac.ts';

type Unsigned<Named> = Named extends unknown ? Omit<Named, 'signature'> : never;

/** Names a person by exactly one of `email`, `referral_code` and `id`. The `id` is the vendor's, not one of your own. */
export type Identifier = Unsigned<Identity>;

/** An identity that your server vouches for: what the client and the provider take. */
export type SignedIdentity = Identity & {
  /** HMAC-SHA256 of exactly the identifier, 64 lower-case hexadecimal digits. */
  signature: string;
};

/** What identities are signed with. */
export interface IdentityOptions {
  /**
   * The project's identity verification secret. It may be `undefined` so that an environment variable can be handed over as
   * it is: where it is not set, that is an error.
   */
  secret: string | undefined;
}

/**
 * Vouches for a person: answers the identity with its signature, ready for `authenticateUser`, `getUser` or the
 * provider's `identity`. The vendor documents the signature: HMAC-SHA256 of exactly the identifier that is sent, without a
 * time. So it holds until the secret is changed.
 *
 * Sign who is logged in with you, and nobody else: never an e-mail address that the request names. Whoever has a signature
 * is that person.
 *
 * @example
 * ```ts
 * const session = await auth(); // your own log-in
 * const identity = await signIdentity({ email: session.user.email }, { secret: process.env.PREFINERY_IDENTITY_SECRET });
 * ```
 *
 * @throws {@link PrefineryServerError} `invalid_identity` where there is not exactly one identifier; `invalid_options`
 * where there is no secret.
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
 * Reads an identity that came from outside and believes it only if its signature is right, compared in constant time.
 * That proves that your server once vouched for this person. It does not prove who sends it, or when it was signed.
 *
 * @returns the identity, without anything else that came along; `null` for whatever is none, or not signed with this secret
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
