import { redirect } from 'react-router';
import { logIn, logOut } from '../session.server';
import type { Route } from './+types/session';

/** Logs in or out, and returns to the page. */
export async function action({ request }: Route.ActionArgs) {
  const intent = (await request.formData()).get('intent');
  const cookie = intent === 'log-in' ? await logIn(request) : await logOut(request);
  return redirect('/', { headers: { 'set-cookie': cookie } });
}
