import { useReferrerCode } from '@prefinery-kit/react';
import { Logo } from '../art/Logo.tsx';

/** For a visitor who has followed a referral link. */
export function Invitation() {
  const { data: referrerCode } = useReferrerCode();
  if (!referrerCode) return null;
  return (
    <aside className="invitation" aria-label="Invitation">
      <p>
        <Logo />
        <span>
          <b>A friend sent you.</b> Join, and they move up the list.
        </span>
      </p>
    </aside>
  );
}
