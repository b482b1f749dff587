import Link from 'next/link';
import { readSession } from '../session';

/** Reads a cookie of the request, so the layout has it in a `Suspense`. */
export async function Account() {
  const session = await readSession();
  if (!session) return <Link href="/login">Log in</Link>;
  return (
    <form method="post" action="/api/session">
      <span>{session.email}</span>
      <button type="submit" name="action" value="logout">
        Log out
      </button>
    </form>
  );
}
