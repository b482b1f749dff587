import { SignupForm, useUser } from '@prefinery-kit/react';

export function Place() {
  const { data: user, isPending, error } = useUser();
  if (isPending) return <p>One moment…</p>;
  if (error) return <p>The waitlist is out of reach.</p>;
  return user ? <p>You are number {user.list_position}.</p> : <SignupForm />;
}
