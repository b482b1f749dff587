import { Suspense } from 'react';

type Search = Promise<{ failed?: string }>;

export default function Page({ searchParams }: { searchParams: Search }) {
  return (
    <main>
      <form className="login" method="post" action="/api/session">
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

async function Failure({ searchParams }: { searchParams: Search }) {
  return (await searchParams).failed ? <p role="alert">Wrong password, or none is set.</p> : null;
}
