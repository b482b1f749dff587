/**
 * Calls the app back. What it throws is reported as any uncaught error is, and changes nothing for whoever called: a signup
 * has worked, although the app's analytics have not.
 */
export function callBack<Args extends unknown[]>(callback: ((...args: Args) => void) | undefined, ...args: Args): void {
  try {
    callback?.(...args);
  } catch (error) {
    if (typeof reportError === 'function') return reportError(error);
    queueMicrotask(() => {
      throw error;
    });
  }
}
