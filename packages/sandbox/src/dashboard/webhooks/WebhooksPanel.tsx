import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SentWebhook } from '../../server/control/webhook-admin.ts';
import { control } from '../api.ts';
import { Badge, type Tone } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Code } from '../parts/Code.tsx';
import { Drawer } from '../parts/Dialog.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Panel } from '../parts/Panel.tsx';
import { type Column, Table } from '../parts/Table.tsx';
import { Time } from '../parts/Time.tsx';
import { go, linkTo, useRoute } from '../route.ts';
import { useChange } from '../useChange.ts';

/** How often to look while webhooks wait, in ms: the receiver may answer at any time. */
const betweenLooks = 1500;

/** What was sent to the addresses of webhooks, and how they answered. */
export const WebhooksPanel = (): ReactNode => {
  const { panel, detail } = useRoute();
  const webhooks = useQuery({
    queryKey: ['/webhooks'],
    queryFn: ({ signal }) => control<SentWebhook[]>('/webhooks', { signal }),
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => status === 'waiting') === true ? betweenLooks : false,
  });
  const opened = panel === 'webhooks' ? webhooks.data?.find(({ number }) => String(number) === detail) : undefined;
  return (
    <Panel title="Webhooks" about="Each change is sent to each address, signed, and again until it is accepted.">
      {webhooks.isError ? <Failure error={webhooks.error} onRetry={() => void webhooks.refetch()} /> : null}
      {webhooks.data === undefined ? null : webhooks.data.length === 0 ? (
        <Empty title="No webhooks yet">
          <p>
            Start the sandbox with the address of your server, such as{' '}
            <code>--webhook-url http://localhost:3000/webhooks</code>. Each signup and each reward is then sent to it.
          </p>
        </Empty>
      ) : (
        <div className="flush">
          <Table
            caption="Webhooks, the latest first"
            columns={columns}
            rows={webhooks.data.toReversed()}
            keyOf={({ number }) => number}
          />
        </div>
      )}
      {opened === undefined ? null : <WebhookDrawer webhook={opened} />}
    </Panel>
  );
};

const tones: Readonly<Record<SentWebhook['status'], Tone>> = {
  waiting: 'busy',
  accepted: 'good',
  failed: 'bad',
  removed: 'quiet',
};

const answerOf = ({ answered, problem, attempts }: SentWebhook): string => {
  if (answered !== null) return `HTTP ${answered}`;
  return problem ?? (attempts === 0 ? 'not sent yet' : 'no answer');
};

const columns: readonly Column<SentWebhook>[] = [
  {
    title: 'Event',
    cell: ({ number, event, isGuess }) => (
      <span className="row">
        <a href={linkTo('webhooks', String(number))}>{event}</a>
        {isGuess ? <Badge>guess</Badge> : null}
      </span>
    ),
  },
  { title: 'To', isMinor: true, cell: ({ url }) => <code>{url}</code> },
  { title: 'Status', cell: ({ status }) => <Badge tone={tones[status]}>{status}</Badge> },
  { title: 'Answer', cell: answerOf },
  { title: 'Attempts', isNumber: true, isMinor: true, cell: ({ attempts }) => attempts },
  { title: 'Changed', isMinor: true, cell: ({ created_at }) => <Time value={created_at} /> },
];

const WebhookDrawer = ({ webhook }: { webhook: SentWebhook }): ReactNode => {
  const { number, event, url, status, attempts, body, signature, isGuess, created_at } = webhook;
  const again = useChange(
    () => control('/webhooks', { body: { number } }),
    () => `${event} is sent to ${url} again.`,
  );
  return (
    <Drawer title={event} onClose={() => go('webhooks')}>
      <div className="stack">
        <dl className="facts">
          <dt>To</dt>
          <dd>
            <code>{url}</code>
          </dd>
          <dt>Status</dt>
          <dd className="row">
            <Badge tone={tones[status]}>{status}</Badge>
            {attempts === 1 ? '1 attempt' : `${attempts} attempts`}
          </dd>
          <dt>Answer</dt>
          <dd>{answerOf(webhook)}</dd>
          <dt>Changed</dt>
          <dd>
            <Time value={created_at} />
          </dd>
        </dl>
        <p className="row">
          <Button kind="primary" icon="again" isBusy={again.isPending} onClick={() => again.mutate()}>
            Send again
          </Button>
        </p>
        {isGuess ? (
          <p className="muted">
            The body is a guess: the service does not document it. If you know what your project gets, give a template
            with <code>webhookTemplates</code>.
          </p>
        ) : null}
        {body === null ? (
          <p className="muted">It has not been sent yet, so it has no body and no signature.</p>
        ) : (
          <>
            <h3>Body</h3>
            <Code text={pretty(body)} what="the body" />
            <h3>X-Prefinery-Signature</h3>
            <Code text={signature ?? ''} what="the signature" />
            <p className="muted small">
              The signature is of the body as it was sent, without the line breaks shown here.
            </p>
          </>
        )}
      </div>
    </Drawer>
  );
};

const pretty = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};
