import { createCookieSessionStorage } from 'react-router';

export interface Account {
  name: string;
  email: string;
}

/** Stands for the accounts of your app: whoever logs in is this user. Replace it by your own log-in. */
const amy: Account = { name: 'Amy', email: 'amy@bigbangtheory.com' };

const secret = process.env.SESSION_SECRET;
if (!secret) throw new Error('SESSION_SECRET is not set. The .env.example of this app explains it.');

const sessions = createCookieSessionStorage<{ email: string }>({
  cookie: {
    name: 'session',
    secrets: [secret],
    httpOnly: true,
    sameSite: 'lax',
    secure: import.meta.env.PROD,
    path: '/',
  },
});

const sessionOf = (request: Request) => sessions.getSession(request.headers.get('cookie'));

/** The account of the user who is logged in. */
export async function readAccount(request: Request): Promise<Account | null> {
  const email = (await sessionOf(request)).get('email');
  return email === amy.email ? amy : null;
}

/** The cookie of a session that has begun. */
export async function logIn(request: Request): Promise<string> {
  const session = await sessionOf(request);
  session.set('email', amy.email);
  return sessions.commitSession(session);
}

/** The cookie of a session that has ended. */
export const logOut = async (request: Request): Promise<string> => sessions.destroySession(await sessionOf(request));
