'use client';
import { useReferrerCode, useUser } from '@prefinery-kit/react';

/** A client component, because it uses hooks. */
export function Greeting() {
  const { data: user } = useUser();
  const { data: referrer } = useReferrerCode();
  if (user) return <h1>Welcome back, {user.profile.first_name ?? user.email}.</h1>;
  return <h1>{referrer ? 'A friend sent you.' : 'Join the list.'}</h1>;
}
