import type { ReactNode } from 'react';
import { failuresOf } from './failures.ts';
import { clock } from './format.ts';
import { ErrorDetails } from './ErrorDetails.tsx';
import type { Traffic } from './useTraffic.ts';

interface ErrorListProps {
  traffic: Traffic;
  /** Retries the script. */
  onRetry: () => void;
}

/** Every error, with what to do about it. */
export function ErrorList({ traffic, onRetry }: ErrorListProps): ReactNode {
  const { calls, script, scriptError, errors } = traffic;
  if (errors === 0) return <p className="empty">Nothing has gone wrong.</p>;
  return (
    <ul className="rows errors">
      {scriptError && (
        <li>
          <h3>
            The script
            {script === 'failed' && (
              <button type="button" className="quiet" onClick={onRetry}>
                Try again
              </button>
            )}
          </h3>
          <ErrorDetails error={scriptError} />
        </li>
      )}
      {failuresOf(calls).map(
        ({ id, command, error, endedAt }) =>
          error && (
            <li key={id}>
              <h3>
                <code>{command}</code>
                <span className="aside">{endedAt !== null && clock(endedAt)}</span>
              </h3>
              <ErrorDetails error={error} />
            </li>
          ),
      )}
    </ul>
  );
}
