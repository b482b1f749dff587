import { connection } from 'next/server';
import { cache } from 'react';
import { auth } from './auth';

/**
 * The session of the request, read once for all who ask. Auth.js makes random values for it, which Next allows only after it
 * knows that the page waits for a request.
 */
export const readSession = cache(async () => {
  await connection();
  return auth();
});
