import { type ReactNode, useState } from 'react';
import type { ActivityLine } from '../../server/foundation/activity.ts';
import { ControlError } from '../api.ts';
import { sandboxAddress } from '../page.ts';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Code } from '../parts/Code.tsx';
import { Copy } from '../parts/Copy.tsx';
import { Drawer } from '../parts/Dialog.tsx';
import { Time } from '../parts/Time.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useAbout } from '../useAbout.ts';
import { statusOf, toneOf } from './line.ts';
import { clientCall, curlCall, rawCall } from './snippets.ts';
import { sendAgain } from './sendAgain.ts';

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** One command: who called, its data and its answer. */
export const LineDrawer = ({ line, onClose }: { line: ActivityLine; onClose: () => void }): ReactNode => {
  const { data: about } = useAbout();
  const [isBusy, setIsBusy] = useState(false);
  const say = useToast();
  const project = about?.project ?? '';
  const scriptUrl = `${sandboxAddress}/widget/v2/${project}.js`;

  const again = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const status = await sendAgain(line, project);
      say(`${line.command} was sent again. The sandbox answered ${status}.`);
    } catch (error) {
      say(error instanceof ControlError ? error.message : String(error), { isFailure: true });
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Drawer title={line.command} aside={<Badge tone={toneOf(line)}>{statusOf(line)}</Badge>} onClose={onClose}>
      <div className="stack">
        <dl className="facts">
          <dt>When</dt>
          <dd>
            <Time value={line.at} />
          </dd>
          <dt>Took</dt>
          <dd>{line.ms} ms</dd>
          <dt>User</dt>
          <dd>{line.user ?? 'no session'}</dd>
          <dt>Visitor</dt>
          <dd className="mono">{line.visitor ?? '–'}</dd>
          <dt>IP address</dt>
          <dd className="mono">{line.ip ?? '–'}</dd>
          <dt>Page</dt>
          <dd className="mono">{line.origin ?? (line.by === 'form' ? 'a form that was posted' : 'not a page')}</dd>
          <dt>Came by</dt>
          <dd className={line.referrer_code === null ? undefined : 'mono'}>
            {line.referrer_code === null ? 'no referral link' : `the link of ${line.referrer_code}`}
          </dd>
        </dl>
        <div className="row">
          <Button kind="primary" icon="again" isBusy={isBusy} onClick={() => void again()}>
            Send again
          </Button>
        </div>
        <section className="stack tight">
          <h3>Copy it as</h3>
          <div className="row">
            <Copy text={rawCall(line)} what="the raw snippet">
              Raw snippet
            </Copy>
            <Copy text={clientCall(line, project, scriptUrl)} what="the client call">
              Client call
            </Copy>
            <Copy text={curlCall(line, project, sandboxAddress)} what="the curl command">
              curl
            </Copy>
          </div>
        </section>
        <section className="stack tight">
          <h3>Data</h3>
          {line.data === undefined ? (
            <p className="muted">None was given.</p>
          ) : (
            <Code text={pretty(line.data)} what="data" />
          )}
        </section>
        <section className="stack tight">
          <h3>Answer</h3>
          {line.answer === undefined ? (
            <p className="muted">
              {line.status === 0 ? 'A fault keeps the sandbox from answering.' : 'The callback receives nothing.'}
            </p>
          ) : (
            <Code text={pretty(line.answer)} what="answer" />
          )}
        </section>
      </div>
    </Drawer>
  );
};
