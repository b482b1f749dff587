import { currentUser } from '@clerk/nextjs/server';
import { signUser } from '../../../identity';

/** Signs the address of the user who is logged in, and no other: it takes nothing from the request but the session. */
export async function GET() {
  return Response.json(await signUser(await currentUser()), { headers: { 'cache-control': 'private, no-store' } });
}
