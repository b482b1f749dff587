import { signIdentity } from '@prefinery-kit/core/server';
import { readSession } from '../../../session';

/** Signs the address of the user who is logged in, and no other: it takes nothing from the request but the session. */
export async function GET() {
  const session = await readSession();
  const identity = session
    ? await signIdentity({ email: session.email }, { secret: process.env.PREFINERY_IDENTITY_SECRET })
    : null;
  return Response.json(identity, { headers: { 'cache-control': 'private, no-store' } });
}
