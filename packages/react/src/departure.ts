/** So long a browser may take to leave a page, in ms. WebKit on phones does not say before that it is about to. */
const PATIENCE = 8000;

/**
 * Watches whether the page is left after a form was posted, and calls `onStay` with the reason if it is not: a policy or
 * a sandboxed frame can stop the browser, which then fires no error. Returns the function that ends the watch.
 */
export function watchDeparture(onStay: (reason: string) => void): () => void {
  const watch = new AbortController();
  const { signal } = watch;
  const stay = (reason: string) => {
    stop();
    onStay(reason);
  };
  const timer = setTimeout(
    stay,
    PATIENCE,
    'The page was not left. A sandboxed frame needs allow-forms, and allow-top-navigation where the form has a target.',
  );
  const stop = () => {
    clearTimeout(timer);
    watch.abort();
  };
  // From here on the visitor sees the browser load the next page. A policy may still stop it.
  addEventListener('beforeunload', () => clearTimeout(timer), { signal });
  addEventListener('pagehide', stop, { signal });
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, disposition, blockedURI }) => {
      if (effectiveDirective === 'form-action' && disposition === 'enforce') {
        stay(`The page's Content-Security-Policy does not allow it: add ${blockedURI} to form-action.`);
      }
    },
    { signal },
  );
  return stop;
}
