/** A browser ends a service worker after half a minute without a request. */
const interval = 20_000;

/** Where a service worker is, and what it serves. */
export interface SandboxAddress {
  /** Address of the worker's script. */
  worker: string | URL;
  /** Path of the sandbox, below the folder of the script. */
  folder: string;
}

/**
 * Starts the service worker that is the sandbox of this page, and waits until it answers.
 * @throws An `Error` for the visitor, if the browser does not allow service workers.
 */
export async function startSandbox({ worker, folder }: SandboxAddress): Promise<void> {
  const needed = 'The campaign of this page runs in a service worker, which';
  if (!('serviceWorker' in navigator)) {
    throw new Error(
      isSecureContext
        ? `${needed} this browser does not have. Some browsers leave it out in private windows.`
        : `${needed} browsers allow over HTTPS and on localhost only.`,
    );
  }
  const script = new URL(worker, document.baseURI);
  const workers = navigator.serviceWorker;
  const controlled = new Promise((resolve) => workers.addEventListener('controllerchange', resolve, { once: true }));
  const registration = await workers.register(script, { type: 'module' }).catch((cause: unknown) => {
    throw new Error(`${needed} this browser refused. Allow cookies and site data for this page.`, { cause });
  });
  if (workers.controller?.scriptURL !== script.href) {
    // A worker does not control a page that was reloaded with the shift key, which bypasses it.
    (await activeWorker(registration)).postMessage('claim', []);
    await controlled;
  }
  const call = () => fetch(new URL(folder, script));
  await call();
  // A call that fails, such as while the page is left, is made again with the next one.
  setInterval(() => void call().catch(() => undefined), interval);
}

/** The worker of this registration, once it is active. `navigator.serviceWorker.ready` may be about another folder's. */
async function activeWorker({ active, waiting, installing }: ServiceWorkerRegistration): Promise<ServiceWorker> {
  if (active) return active;
  const worker = waiting ?? installing;
  if (!worker) throw new Error('The service worker of this page could not be installed.');
  return new Promise((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') reject(new Error('The service worker of this page could not be started.'));
    });
  });
}
