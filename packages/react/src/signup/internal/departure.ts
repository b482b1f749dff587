import { windowOf } from '../../foundation/internal/realm.ts';

/** How long a browser may take to leave the page, in ms. WebKit on phones fires no event before it leaves. */
const LEAVE_TIMEOUT = 8000;

/**
 * Watches whether the form's page is left after it was posted, and calls `onStay` if it is not: a Content-Security-Policy
 * or a sandboxed frame can stop the browser, and neither throws an error. For a policy, `onStay` gets the address that
 * has to be allowed. Returns the function that ends the watch.
 */
export function watchDeparture(form: Element, onStay: (blockedAddress?: string) => void): () => void {
  const page = windowOf(form);
  const watch = new AbortController();
  const { signal } = watch;
  const stop = () => {
    clearTimeout(timer);
    watch.abort();
  };
  const reportStay = (blockedAddress?: string) => {
    stop();
    onStay(blockedAddress);
  };
  const timer = setTimeout(reportStay, LEAVE_TIMEOUT);
  // From here on the browser shows that it loads the next page. A policy may still stop it.
  page.addEventListener('beforeunload', () => clearTimeout(timer), { signal });
  page.addEventListener('pagehide', stop, { signal });
  page.document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, disposition, blockedURI }) => {
      if (effectiveDirective === 'form-action' && disposition === 'enforce') reportStay(blockedURI);
    },
    { signal },
  );
  return stop;
}
