import './inbox.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SentMail } from '../../campaign/mail.ts';
import { control } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Time } from '../parts/Time.tsx';
import { go, linkTo, useRoute } from '../route.ts';
import { useAbout } from '../useAbout.ts';
import { ArrivalBadge } from './ArrivalBadge.tsx';
import { betweenLooks, isLate } from './late.ts';
import { MailDrawer } from './MailDrawer.tsx';

/** The mails that were written, also those that a fault delays. */
export const InboxPanel = (): ReactNode => {
  const { panel, detail } = useRoute();
  const mails = useQuery({
    queryKey: ['/outbox'],
    queryFn: ({ signal }) => control<SentMail[]>('/outbox?delayed=true', { signal }),
    refetchInterval: ({ state }) => (state.data?.some(isLate) === true ? betweenLooks : false),
  });
  return (
    <Panel title="Inbox" about="Nothing is sent. These are the mails as people would get them.">
      {mails.isError ? <Failure error={mails.error} onRetry={() => void mails.refetch()} /> : null}
      {mails.data === undefined ? null : <MailList mails={mails.data.toReversed()} />}
      {panel === 'inbox' && detail !== null ? (
        <MailDrawer number={Number(detail)} key={detail} onClose={() => go('inbox')} />
      ) : null}
    </Panel>
  );
};

const MailList = ({ mails }: { mails: readonly SentMail[] }): ReactNode => {
  const { data: about } = useAbout();
  if (mails.length === 0) {
    return (
      <Empty title="No mails yet">
        {about?.doubleOptIn === false ? (
          <p>
            Double opt-in is off, so nobody has to confirm an address. Start the sandbox with{' '}
            <code>--double-opt-in</code>, and each new user gets a mail.
          </p>
        ) : (
          <p>Have somebody join: the mail that asks them to confirm their address will be here.</p>
        )}
      </Empty>
    );
  }
  return (
    <ul className="mails flush">
      {mails.map((mail) => (
        <li key={mail.number}>
          <a className="mail" href={linkTo('inbox', String(mail.number))}>
            <span className="mail-to">{mail.to}</span>
            <span className="mail-subject">{mail.subject}</span>
            <ArrivalBadge mail={mail} />
            <span className="mail-time">
              <Time value={mail.sent_at} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
};
