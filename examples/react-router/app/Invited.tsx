import { Anonymous, useReferrerCode } from '@prefinery-kit/react';

/** Greets a visitor who came by the link of a user: in the HTML of the server, and until they have joined. */
export function Invited() {
  const { data: referrer } = useReferrerCode();
  if (!referrer) return null;
  const greeting = <p className="invited">A friend invited you. They move up when you join.</p>;
  return <Anonymous pending={greeting}>{greeting}</Anonymous>;
}
