import type { ReactNode } from 'react';
import type { Acquaintance } from '../../server/control/story.ts';
import { StatusBadge } from '../parts/Badge.tsx';
import { linkTo } from '../route.ts';

const Row = ({ person: { email, name, status } }: { person: Acquaintance }): ReactNode => (
  <li>
    <a href={linkTo('person', email)}>
      <bdi>{name ?? email}</bdi>
    </a>
    {status === 'applied' ? null : <StatusBadge status={status} />}
  </li>
);

/** Who brought this user, and whom this user has brought. */
export const Friends = ({
  referrer,
  referred,
}: {
  referrer: Acquaintance | null;
  referred: readonly Acquaintance[];
}): ReactNode => (
  <>
    {referrer === null ? null : (
      <section className="stack tight">
        <h3>Brought by</h3>
        <ul className="friends">
          <Row person={referrer} />
        </ul>
      </section>
    )}
    {referred.length === 0 ? null : (
      <section className="stack tight">
        <h3>Has brought</h3>
        <ul className="friends">
          {referred.map((friend) => (
            <Row key={friend.email} person={friend} />
          ))}
        </ul>
      </section>
    )}
  </>
);
