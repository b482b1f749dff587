import { folder } from '../project.ts';

/** A browser ends a service worker after half a minute without a request. */
const interval = 20_000;

/**
 * Has a service worker answer for the sandbox, and waits until it does. For the static build, where no server can.
 * @throws An `Error` where the browser lets no page have one.
 */
export async function startSandbox(): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    throw new Error('These stories need a service worker. Serve them over HTTPS, or from localhost.');
  }
  const workers = navigator.serviceWorker;
  const controlled = new Promise((resolve) => workers.addEventListener('controllerchange', resolve, { once: true }));
  await workers.register('./sandbox.js', { type: 'module' });
  if (workers.controller === null) {
    // It takes new pages by itself, but not one that was loaded around it, as browsers do with the shift key.
    (await workers.ready).active?.postMessage('claim');
    await controlled;
  }
  const call = () => fetch(`./${folder}`);
  await call();
  setInterval(() => void call(), interval);
}
