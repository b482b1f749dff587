'use client';
import { useReferrerCode, useUser } from '@prefinery-kit/react';

/** What is the app's own and needs a hook is a client component. */
export function Greeting() {
  const { data: user } = useUser();
  const { data: referrer } = useReferrerCode();
  if (user) return <h1>Welcome back, {user.profile.first_name ?? user.email}.</h1>;
  return <h1>{referrer ? 'A friend sent you.' : 'Join the list.'}</h1>;
}
