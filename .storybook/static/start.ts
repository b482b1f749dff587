import { folder } from '../project.ts';

/** A browser ends a service worker after half a minute without a request. */
const interval = 20_000;

/**
 * Starts the service worker that is the sandbox of a static build, and waits until it answers.
 * @throws An `Error` if the browser does not allow service workers.
 */
export async function startSandbox(): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    throw new Error('These stories need a service worker. Serve them over HTTPS, or from localhost.');
  }
  const workers = navigator.serviceWorker;
  const controlled = new Promise((resolve) => workers.addEventListener('controllerchange', resolve, { once: true }));
  await workers.register('./sandbox.js', { type: 'module' });
  if (workers.controller === null) {
    // A worker does not control a page that was reloaded with the shift key, which bypasses it.
    (await workers.ready).active?.postMessage('claim');
    await controlled;
  }
  const call = () => fetch(`./${folder}`);
  await call();
  setInterval(() => void call(), interval);
}
