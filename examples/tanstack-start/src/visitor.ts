import { readLanding, signIdentity } from '@prefinery-kit/core/server';
import { createServerFn } from '@tanstack/react-start';
import { getRequest } from '@tanstack/react-start/server';
import { project } from './campaign';
import { readAccount } from './session.server';

/** What the server knows of the visitor. Signs the address of the session's own user, never one that the request contains. */
export const readVisitor = createServerFn().handler(async () => {
  const request = getRequest();
  const account = await readAccount(request);
  const identity =
    account && (await signIdentity({ email: account.email }, { secret: process.env.PREFINERY_IDENTITY_SECRET }));
  return { name: account?.name ?? null, identity, landing: readLanding(request, { project }) };
});
