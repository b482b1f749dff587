import type { APIRoute } from 'astro';
import { logIn, logOut } from '../session';

/** Logs in or out, and returns to the page. */
export const POST: APIRoute = async ({ request, session, redirect }) => {
  const intent = (await request.formData()).get('intent');
  if (intent === 'log-in') await logIn(session);
  else logOut(session);
  return redirect('/', 303);
};
