'use client';
import { clearCalls, type TracedCall } from '@prefinery-kit/core/devtools';
import type { ReactNode } from 'react';
import { CommandRow } from './CommandRow.tsx';
import type { Traffic } from './useTraffic.ts';

/** Commands in the queue, with what they wait for, and below them the answered ones. */
export function CommandList({ traffic }: { traffic: Traffic }): ReactNode {
  const { calls } = traffic;
  const queue = calls.filter(({ endedAt }) => endedAt === null);
  const done = calls.filter(({ endedAt }) => endedAt !== null);
  if (calls.length === 0) return <p className="empty">No command was called yet. Each will be listed here.</p>;
  return (
    <>
      {queue.length > 0 && (
        <section aria-label="Queue">
          <h3>
            Queue <span className="count">{queue.length}</span>
          </h3>
          <Rows calls={queue} traffic={traffic} />
        </section>
      )}
      <section aria-label="Done">
        <h3>
          Done
          {done.length > 0 && (
            <button type="button" className="quiet" onClick={clearCalls}>
              Clear
            </button>
          )}
        </h3>
        {done.length > 0 ? <Rows calls={done} traffic={traffic} /> : <p className="empty">Nothing yet.</p>}
      </section>
    </>
  );
}

const Rows = ({ calls, traffic }: { calls: readonly TracedCall[]; traffic: Traffic }): ReactNode => (
  <ul className="rows">
    {calls.map((call) => (
      <li key={call.id}>
        <CommandRow call={call} traffic={traffic} />
      </li>
    ))}
  </ul>
);
