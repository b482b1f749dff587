import { getIronSession } from 'iron-session';

export interface Account {
  name: string;
  email: string;
}

/** Stands for the accounts of your app: whoever logs in is this user. Replace it by your own log-in. */
const amy: Account = { name: 'Amy', email: 'amy@bigbangtheory.com' };

function sessionOf(request: Request, response: Response) {
  const password = process.env.SESSION_SECRET;
  if (!password) throw new Error('SESSION_SECRET is not set. The .env.example of this app explains it.');
  return getIronSession<{ email?: string }>(request, response, {
    password,
    cookieName: 'session',
    cookieOptions: { httpOnly: true, sameSite: 'lax', secure: import.meta.env.PROD, path: '/' },
  });
}

/** The account of the user who is logged in. */
export async function readAccount(request: Request): Promise<Account | null> {
  const { email } = await sessionOf(request, new Response());
  return email === amy.email ? amy : null;
}

/** Begins a session, and writes its cookie to the response. */
export async function logIn(request: Request, response: Response): Promise<void> {
  const session = await sessionOf(request, response);
  session.email = amy.email;
  await session.save();
}

/** Ends the session, and removes its cookie. */
export async function logOut(request: Request, response: Response): Promise<void> {
  (await sessionOf(request, response)).destroy();
}
