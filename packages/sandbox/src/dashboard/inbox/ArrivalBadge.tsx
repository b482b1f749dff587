import type { ReactNode } from 'react';
import type { SentMail } from '../../campaign/mail.ts';
import { Badge } from '../parts/Badge.tsx';
import { Time } from '../parts/Time.tsx';

/** Says of a mail that a fault delays it. One that has arrived has no badge. */
export const ArrivalBadge = ({ mail: { status, arrives_at } }: { mail: SentMail }): ReactNode => {
  if (status === 'arrived') return null;
  if (status === 'held') return <Badge tone="busy">held</Badge>;
  return (
    <Badge tone="busy">
      late
      {arrives_at === undefined ? null : (
        <>
          , until <Time value={arrives_at} isShort />
        </>
      )}
    </Badge>
  );
};
