import { Anonymous, useReferrerCode } from '@prefinery-kit/react';

/** Greets a visitor who came by the link of a user. */
export function Invited() {
  const { data: referrer } = useReferrerCode();
  if (!referrer) return null;
  return (
    <Anonymous>
      <p className="invited">A friend invited you. They move up when you join.</p>
    </Anonymous>
  );
}
