import type { APIContext } from 'astro';

type Session = APIContext['session'];

export interface Account {
  name: string;
  email: string;
}

/** Stands for the accounts of your app: whoever logs in is this user. Replace it by your own log-in. */
const amy: Account = { name: 'Amy', email: 'amy@bigbangtheory.com' };

/** The account of the user who is logged in. */
export async function readAccount(session: Session): Promise<Account | null> {
  return (await session?.get('email')) === amy.email ? amy : null;
}

export async function logIn(session: Session): Promise<void> {
  await session?.regenerate();
  session?.set('email', amy.email);
}

export const logOut = (session: Session): void => session?.destroy();
