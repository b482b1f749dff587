/**
 * Calls a callback of the app. If it throws, the error is reported as uncaught and not passed on: a signup has worked
 * even if the app's analytics have not.
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
