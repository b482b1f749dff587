import type { PrefineryError } from '@prefinery-kit/core';
import type { ReactNode } from 'react';

/** The code of an error, and what its message says to do. */
export const ErrorDetails = ({ error }: { error: PrefineryError }): ReactNode => (
  <div className="error-details">
    <p>
      <code>{error.code}</code>
      {error.status !== undefined && <span className="aside"> HTTP {error.status}</span>}
    </p>
    <p>{error.message}</p>
  </div>
);
