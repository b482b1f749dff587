import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { MailContent, SentMail } from '../../campaign/mail.ts';
import { control, ControlError, isGone } from '../api.ts';
import { home } from '../page.ts';
import { Button } from '../parts/Button.tsx';
import { Code } from '../parts/Code.tsx';
import { Drawer } from '../parts/Dialog.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Time } from '../parts/Time.tsx';
import { linkTo } from '../route.ts';
import { useChange } from '../useChange.ts';
import { ArrivalBadge } from './ArrivalBadge.tsx';
import { betweenLooks, isLate } from './late.ts';

/** One mail as it is read, and what can be done with it. */
export const MailDrawer = ({ number, onClose }: { number: number; onClose: () => void }): ReactNode => {
  const mail = useQuery({
    queryKey: ['/outbox', number],
    queryFn: ({ signal }) => control<MailContent>(`/outbox/${number}`, { signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && isLate(state.data) ? betweenLooks : false),
  });
  const shown = isGone(mail.error) ? undefined : mail.data;
  return (
    <Drawer title={shown?.subject ?? 'Mail'} onClose={onClose}>
      {mail.isError ? <Failure error={mail.error} onRetry={() => void mail.refetch()} /> : null}
      {shown === undefined ? null : <Mail mail={shown} />}
    </Drawer>
  );
};

const Mail = ({ mail }: { mail: MailContent }): ReactNode => {
  const [isText, setIsText] = useState(false);
  const confirm = useChange(
    () => follow(mail.link),
    () => `${mail.to} has confirmed the address.`,
  );
  const again = useChange(
    () => control<SentMail>('/outbox', { body: { email: mail.to } }),
    ({ status }) =>
      status === 'arrived'
        ? `Another mail to ${mail.to} is in the inbox.`
        : `Another mail is written. A fault delays it.`,
  );
  return (
    <div className="stack">
      <dl className="facts">
        <dt>To</dt>
        <dd>
          <a href={linkTo('person', mail.to)}>{mail.to}</a>
        </dd>
        <dt>Written</dt>
        <dd className="row">
          <Time value={mail.sent_at} /> <ArrivalBadge mail={mail} />
        </dd>
      </dl>
      <div className="row">
        <Button kind="primary" icon="check" isBusy={confirm.isPending} onClick={() => confirm.mutate()}>
          Confirm the address
        </Button>
        <a className="button" href={mail.link} target="_blank" rel="noopener">
          Open the link
        </a>
        <Button icon="again" isBusy={again.isPending} onClick={() => again.mutate()}>
          Write again
        </Button>
      </div>
      {mail.status === 'arrived' ? null : (
        <p className="muted small">
          A fault keeps this mail from its reader. It is in no list that your tests read until it arrives.
        </p>
      )}
      <fieldset className="switch">
        <legend className="hidden">How the mail is shown</legend>
        {(['HTML', 'Text'] as const).map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="kind"
              checked={isText === (kind === 'Text')}
              onChange={() => setIsText(kind === 'Text')}
            />
            {kind}
          </label>
        ))}
      </fieldset>
      {isText ? (
        <Code text={mail.text} what="the text of the mail" />
      ) : (
        <iframe
          className="mail-body"
          title={`The mail to ${mail.to}`}
          srcDoc={mail.html}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      )}
      <Code text={mail.link} what="the link" />
    </div>
  );
};

/** Follows the link of a mail, but not to the app that it leads to. */
async function follow(link: string): Promise<void> {
  const ticket = new URL(link).pathname.split('/').at(-1) ?? '';
  const response = await fetch(new URL(`confirm/${ticket}`, home), { redirect: 'manual' });
  if (response.type === 'opaqueredirect' || response.ok) return;
  throw new ControlError(
    response.status,
    'The link confirms no user. The campaign may have been reset since the mail was written.',
  );
}
