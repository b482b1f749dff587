import { useScript, useUser } from '@prefinery-kit/react';
import { useTransition } from 'react';

/** The error when the script has not loaded, with a retry. The rest of the page works without the script. */
export function Blocked() {
  const { refetch } = useUser();
  const { status } = useScript();
  const [isRetrying, startRetry] = useTransition();
  if (status !== 'failed' && !isRetrying) return null;

  // A refetch loads the script again. The transition is pending until both are done.
  const retry = () =>
    startRetry(async () => {
      await refetch();
    });

  return (
    <div className="blocked" role="alert">
      <div>
        <strong>The list is out of reach.</strong>
        <p>Something stopped it from loading, most likely a content blocker or the connection.</p>
      </div>
      <button type="button" className="button-quiet" onClick={retry} aria-disabled={isRetrying}>
        {isRetrying ? 'Trying…' : 'Try again'}
      </button>
    </div>
  );
}
