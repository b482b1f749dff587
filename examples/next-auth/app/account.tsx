import Link from 'next/link';
import { signOut } from '../auth';
import { readSession } from '../session';

/** Reads the session of the request, so the layout has it in a `Suspense`. */
export async function Account() {
  const session = await readSession();
  if (!session) return <Link href="/login">Log in</Link>;
  return (
    <form action={logOut}>
      <span>{session.user?.email}</span>
      <button type="submit">Log out</button>
    </form>
  );
}

async function logOut() {
  'use server';
  await signOut({ redirectTo: '/' });
}
