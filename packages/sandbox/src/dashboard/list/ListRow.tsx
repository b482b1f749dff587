import type { ReactNode } from 'react';
import type { ListedPerson } from '../../server/control/waitlist.ts';
import { StatusBadge } from '../parts/Badge.tsx';
import { Icon } from '../parts/Icon.tsx';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** One user of the list: a link to all that is known of them. */
export const ListRow = ({
  person,
  href,
  isOpen,
}: {
  person: ListedPerson;
  href: string;
  /** Whether the drawer shows this user. */
  isOpen: boolean;
}): ReactNode => {
  const { email, name, status, place, referrals, shares, referrer } = person;
  return (
    <li data-key={email} className={isOpen ? 'open' : undefined}>
      <a href={href} aria-current={isOpen || undefined}>
        <span className="person-place">{place ?? '–'}</span>
        <span className="person-who">
          <bdi className="person-name">{name ?? email}</bdi>
          <span className="person-more">
            {name === null ? null : <bdi>{email}</bdi>}
            {referrer === null ? null : (
              <span className="person-by">
                by <bdi>{referrer}</bdi>
              </span>
            )}
          </span>
        </span>
        {status === 'applied' ? null : <StatusBadge status={status} />}
        <span className="person-counts">
          <span className={referrals > 0 ? 'person-referrals some' : 'person-referrals'}>
            <Icon name="people" size={16} />
            <span aria-hidden="true">{referrals}</span>
            <span className="hidden">{count(referrals, 'referral', 'referrals')}</span>
          </span>
          <span className="person-shares">{count(shares, 'visit', 'visits')}</span>
        </span>
      </a>
    </li>
  );
};
