import type { AstroSession } from 'astro';

export interface Account {
  name: string;
  email: string;
}

/** Stands for the accounts of your app: whoever logs in is this user. Replace it by your own log-in. */
const amy: Account = { name: 'Amy', email: 'amy@bigbangtheory.com' };

/** The account of the user who is logged in. */
export async function readAccount(session: AstroSession | undefined): Promise<Account | null> {
  return (await session?.get('email')) === amy.email ? amy : null;
}

export async function logIn(session: AstroSession | undefined): Promise<void> {
  await session?.regenerate();
  session?.set('email', amy.email);
}

export const logOut = (session: AstroSession | undefined): void => session?.destroy();
