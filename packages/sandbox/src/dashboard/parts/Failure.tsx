import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

/** Says what did not work, and offers to try again. */
export const Failure = ({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }): ReactNode => (
  <div className="failure" role="alert">
    <p>{error instanceof Error ? error.message : String(error)}</p>
    {onRetry === undefined ? null : (
      <Button icon="again" onClick={onRetry}>
        Try again
      </Button>
    )}
  </div>
);
