import { useReferrerCode, useUser } from '@prefinery-kit/react';
import { Mark } from '../art/Mark.tsx';

/** For a visitor who followed somebody's link and has not joined. */
export function Invitation() {
  const { data: user, isPending } = useUser();
  const { data: referrerCode } = useReferrerCode();
  if (isPending || user || !referrerCode) return null;
  return (
    <aside className="invitation" aria-label="Invitation">
      <p>
        <Mark />
        <span>
          <b>A friend sent you.</b> Join, and they move up the list.
        </span>
      </p>
    </aside>
  );
}
