import { logIn, logOut } from '../../../session';

/** Logs in or out, and opens a new page, in which the provider asks for the identity again. */
export async function POST(request: Request) {
  const form = await request.formData();
  const textOf = (name: string) => String(form.get(name) ?? '');
  if (textOf('action') === 'logout') {
    await logOut();
    return go('/');
  }
  return go((await logIn(textOf('email'), textOf('password'))) ? '/' : '/login?failed=1');
}

const go = (location: string) => new Response(null, { status: 303, headers: { location } });
