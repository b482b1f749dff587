/** The list's script did not load. The rest of the page works without it. */
export function Blocked({ isRetrying, retry }: { isRetrying: boolean; retry: () => void }) {
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
