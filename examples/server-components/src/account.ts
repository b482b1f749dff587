import { type SignedIdentity, signIdentity } from '@prefinery-kit/core/server';

/** Stands in for the app's own log-in, whose session would say who somebody is. A cookie that anybody can write does not. */
function accountOf(request: Request): string | undefined {
  const [, account] = /(?:^|; )account=([^;]+)/.exec(request.headers.get('cookie') ?? '') ?? [];
  return account === undefined ? undefined : decodeURIComponent(account);
}

/** Vouches for whoever is logged in with the app. The secret stays on the server. */
export async function vouch(request: Request): Promise<SignedIdentity | null> {
  const email = accountOf(request);
  return email === undefined ? null : signIdentity({ email }, { secret: process.env['PREFINERY_IDENTITY_SECRET'] });
}
