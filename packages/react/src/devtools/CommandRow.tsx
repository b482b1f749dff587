'use client';
import type { TracedCall } from '@prefinery-kit/core/devtools';
import { type ReactNode, useState } from 'react';
import { brief, clock, milliseconds } from './format.ts';
import { Json } from './Json.tsx';
import { ErrorDetails } from './ErrorDetails.tsx';
import type { Traffic } from './useTraffic.ts';

/** One command in a row with details. Details are rendered only while they are open. */
export function CommandRow({ call, traffic }: { call: TracedCall; traffic: Traffic }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { command, data, state, error, startedAt, endedAt } = call;
  return (
    <details className="row" data-state={state} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span className="dot" />
        <code className="name">{command}</code>
        <span className="hint">{state === 'failed' ? error?.code : data !== undefined && brief(data)}</span>
        <span className="time">{endedAt === null ? waitsFor(call, traffic) : milliseconds(endedAt - startedAt)}</span>
      </summary>
      {isOpen && <Details call={call} />}
    </details>
  );
}

function Details({ call }: { call: TracedCall }): ReactNode {
  const { data, state, answer, error, startedAt, sentAt, endedAt } = call;
  return (
    <div className="details">
      <h4>Data</h4>
      {data === undefined ? <p className="empty">none</p> : <Json value={data} />}
      {state === 'answered' && (
        <>
          <h4>Answer</h4>
          {answer === undefined ? <p className="empty">none</p> : <Json value={answer} />}
        </>
      )}
      {error && (
        <>
          <h4>Error</h4>
          <ErrorDetails error={error} />
        </>
      )}
      <p className="times">
        Called at {clock(startedAt)}
        {sentAt !== null && `, sent after ${milliseconds(sentAt - startedAt)}`}
        {sentAt === null && endedAt !== null && ', never sent'}
        {endedAt !== null && `, ${state} after ${milliseconds(endedAt - startedAt)}`}
      </p>
    </div>
  );
}

function waitsFor({ state }: TracedCall, { consent }: Traffic): string {
  if (state === 'sent') return 'waits for its answer';
  return consent === 'pending' ? 'waits for consent' : 'waits for the script';
}
