import { useScript, useUser } from '@prefinery-kit/react';
import { useTransition } from 'react';

/** For when the list's script did not load. The rest of the page works without it. */
export function Blocked() {
  const { refetch } = useUser();
  const { status } = useScript();
  const [isRetrying, startRetry] = useTransition();
  if (status !== 'failed' && !isRetrying) return null;

  // Asking again loads the script again; the transition lasts until both are done.
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
