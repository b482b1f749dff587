import { AuthError } from 'next-auth';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { signIn } from '../../auth';

type Search = Promise<{ failed?: string }>;

export default function Page({ searchParams }: { searchParams: Search }) {
  return (
    <main>
      <form className="login" action={logIn}>
        <h1>Log in</h1>
        <label>
          Your address
          <input name="email" type="email" autoComplete="username" required />
        </label>
        <label>
          Password
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <Suspense>
          <Failure searchParams={searchParams} />
        </Suspense>
        <button type="submit">Log in</button>
      </form>
    </main>
  );
}

async function logIn(form: FormData) {
  'use server';
  try {
    await signIn('credentials', { email: form.get('email'), password: form.get('password'), redirectTo: '/' });
  } catch (error) {
    // The redirect to "/" is thrown, too.
    if (!(error instanceof AuthError)) throw error;
    redirect('/login?failed=1');
  }
}

async function Failure({ searchParams }: { searchParams: Search }) {
  return (await searchParams).failed ? <p role="alert">Wrong password, or none is set.</p> : null;
}
