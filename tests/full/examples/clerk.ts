/** Answers in place of Clerk's backend, which tests cannot reach. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';

export interface Clerk {
  /** Variables of Clerk's packages. */
  env: Record<string, string>;
  /** The cookies of a browser in which this user has logged in. */
  cookiesOf: (user: string) => string;
  close: () => Promise<void>;
}

/** A user, as far as the example reads it. */
const userOf = (id: string, email: string, isVerified: boolean): object => ({
  object: 'user',
  id,
  primary_email_address_id: 'email_1',
  email_addresses: [
    {
      object: 'email_address',
      id: 'email_1',
      email_address: email,
      linked_to: [],
      verification: { object: 'verification', status: isVerified ? 'verified' : 'unverified', strategy: 'email_code' },
    },
  ],
});

/** An application of Clerk in production: in development, Clerk sends every visitor to its service first. */
const host = 'clerk.kiln.example';
const base64 = (text: string): string => Buffer.from(text).toString('base64url');

/** Some time in the past, and one far in the future, in seconds. */
const [past, future] = [1_700_000_000, 4_000_000_000];

/** @param users Addresses by the user's id, and whether they are verified. */
export async function serveClerk(users: Record<string, { email: string; isVerified: boolean }>): Promise<Clerk> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = 'ins_1';
  const answers: Record<string, object> = {
    '/v1/jwks': { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
    ...Object.fromEntries(
      Object.entries(users).map(([id, { email, isVerified }]) => [`/v1/users/${id}`, userOf(id, email, isVerified)]),
    ),
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url?.split('?')[0] ?? ''];
    response
      .writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer ?? { errors: [] }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    env: {
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_live_${Buffer.from(`${host}$`).toString('base64')}`,
      CLERK_SECRET_KEY: 'sk_live_made_up',
      CLERK_API_URL: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
      NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: '1',
    },
    cookiesOf(user) {
      const claims = { iss: `https://${host}`, sub: user, sid: 'sess_1', v: 2, iat: past, nbf: past, exp: future };
      const token = `${base64(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid }))}.${base64(JSON.stringify(claims))}`;
      const signature = sign('sha256', Buffer.from(token), keys.privateKey).toString('base64url');
      return `__session=${token}.${signature}; __client_uat=${past}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
