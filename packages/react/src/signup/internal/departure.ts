/** So long a browser may take to leave a page, in ms. WebKit on phones does not say before that it is about to. */
const PATIENCE = 8000;

/**
 * Watches whether the page is left after a form was posted, and calls `onStay` if it is not: a policy or a sandboxed frame
 * can stop the browser, which then fires no error. Of a policy it tells which address has to be allowed. Returns the
 * function that ends the watch.
 */
export function watchDeparture(onStay: (blockedAddress?: string) => void): () => void {
  const watch = new AbortController();
  const { signal } = watch;
  const stop = () => {
    clearTimeout(timer);
    watch.abort();
  };
  const stay = (blockedAddress?: string) => {
    stop();
    onStay(blockedAddress);
  };
  const timer = setTimeout(stay, PATIENCE);
  // From here on the visitor sees the browser load the next page. A policy may still stop it.
  addEventListener('beforeunload', () => clearTimeout(timer), { signal });
  addEventListener('pagehide', stop, { signal });
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, disposition, blockedURI }) => {
      if (effectiveDirective === 'form-action' && disposition === 'enforce') stay(blockedURI);
    },
    { signal },
  );
  return stop;
}
