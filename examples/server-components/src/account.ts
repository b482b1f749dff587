import { type SignedIdentity, signIdentity } from '@prefinery-kit/core/server';

/** A placeholder for the app's own log-in. It is not secure: any visitor can write this cookie. */
function accountOf(request: Request): string | undefined {
  const [, account] = /(?:^|; )account=([^;]+)/.exec(request.headers.get('cookie') ?? '') ?? [];
  return account === undefined ? undefined : decodeURIComponent(account);
}

/** Signs the identity of the user who is logged in to the app. The secret stays on the server. */
export async function vouch(request: Request): Promise<SignedIdentity | null> {
  const email = accountOf(request);
  return email === undefined ? null : signIdentity({ email }, { secret: process.env['PREFINERY_IDENTITY_SECRET'] });
}
