/** The sandbox in a service worker, for pages that have no server: the site and the static Storybook. */
import { createSandbox, type Sandbox } from '@prefinery-kit/sandbox';
import { setStorage } from '../../packages/sandbox/src/store/thread.browser.ts';
import type { Campaign } from './campaign.ts';
import { withoutQuery } from './navigation.ts';

/** The types of service workers that are used here. TypeScript's own ones conflict with those of pages. */
interface Worker {
  registration: { scope: string };
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: (
    type: 'install' | 'activate' | 'message' | 'fetch',
    listener: (event: WorkerEvent) => void,
  ) => void;
}
interface WorkerEvent {
  request: Request;
  waitUntil: (work: Promise<unknown>) => void;
  respondWith: (response: Promise<Response>) => void;
}

/** Answers the requests to a campaign below the folder of this service worker. */
export function serveCampaign({ project, seed, folder, isKept }: Campaign): void {
  const worker = globalThis as unknown as Worker;
  const { scope } = worker.registration;
  const base = new URL(folder, scope).pathname;
  // Sites at other paths of the same host have campaigns of their own. PGlite takes the name for a path, so it has no slashes.
  const storage = `prefinery-kit-${encodeURIComponent(new URL(scope).pathname)}`;
  let sandbox: Promise<Sandbox> | undefined;

  async function begin(): Promise<Sandbox> {
    const opened = await createSandbox({ project, base, allowedHosts: true, log: console });
    const { length } = await opened.waitlist({ limit: 1 });
    if (length === 0) await opened.seed(seed);
    return opened;
  }

  async function open(): Promise<Sandbox> {
    const load = () => fetchSnapshot(scope);
    setStorage({ load });
    if (!isKept) return begin();
    // An earlier version of this worker may still be at work. Two of them would overwrite each other's files.
    await holdLock(storage);
    setStorage({ name: storage, load });
    try {
      return await begin();
    } catch (error) {
      console.warn('The campaign that was kept in this browser cannot be opened. A new one begins.', error);
      await removeStorage(storage);
    }
    try {
      return await begin();
    } catch (error) {
      console.warn('This browser keeps no data for this page, so the campaign ends with its service worker.', error);
      setStorage({ load });
      return begin();
    }
  }

  async function answer(request: Request): Promise<Response> {
    sandbox ??= open();
    return (await sandbox).fetch(request);
  }

  worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
  // start.ts sends this message from a page that the worker does not control yet.
  worker.addEventListener('message', (event) => event.waitUntil(worker.clients.claim()));
  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname, search } = new URL(request.url);
    if (origin !== location.origin) return;
    if (`${pathname}/`.startsWith(`${base}/`)) event.respondWith(answer(request));
    else if (request.mode === 'navigate' && pathname.endsWith('.html') && search !== '') {
      event.respondWith(withoutQuery(request));
    }
  });
}

/** The campaign that the build of the site has seeded. Without it, the sandbox makes one. */
async function fetchSnapshot(scope: string): Promise<Blob | undefined> {
  const response = await fetch(new URL('campaign.tar.gz', scope));
  if (!response.ok) return undefined;
  // PGlite reads the compression from the type.
  return new Blob([await response.arrayBuffer()], { type: 'application/x-gzip' });
}

/** Waits for a lock, and holds it until the worker ends. */
async function holdLock(name: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    navigator.locks
      .request(name, () => {
        resolve();
        return new Promise(() => {});
      })
      .catch(reject);
  });
}

/** Deletes what PGlite has stored under a name. Does nothing where storage is blocked, and `indexedDB` throws. */
async function removeStorage(name: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(`/pglite/${name}`);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => resolve());
    request.addEventListener('blocked', () => resolve());
  }).catch(() => undefined);
}
