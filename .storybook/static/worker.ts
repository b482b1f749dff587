/**
 * The sandbox of a static Storybook, in a service worker, because there is no server. The campaign lives as long as the
 * worker. Browsers end an idle worker, and the next request starts a new campaign.
 */
import { createSandbox, type Sandbox } from '@prefinery-kit/sandbox';
import { folder, project, seed } from '../project.ts';

/** The types of service workers that are used here. TypeScript's own ones conflict with those of pages. */
interface Worker {
  registration: { scope: string };
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: (type: 'install' | 'message' | 'fetch', listener: (event: WorkerEvent) => void) => void;
}
interface WorkerEvent {
  request: Request;
  waitUntil: (work: Promise<void>) => void;
  respondWith: (response: Promise<Response>) => void;
}
const worker = globalThis as unknown as Worker;

const base = new URL(folder, worker.registration.scope).pathname;
let sandbox: Promise<Sandbox> | undefined;

async function open(): Promise<Sandbox> {
  const opened = await createSandbox({ project, base, allowedHosts: true, log: console });
  await opened.seed(seed);
  return opened;
}

const answer = async (request: Request): Promise<Response> => (await (sandbox ??= open())).fetch(request);

// Versions share no data, so a new one can replace the old one at once.
worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
// start.ts sends this message from a page that the worker does not control yet.
worker.addEventListener('message', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin === location.origin && `${pathname}/`.startsWith(`${base}/`)) event.respondWith(answer(event.request));
});
