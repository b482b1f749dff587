/**
 * The sandbox of a static Storybook, which has no server: a service worker that answers in place of one. The campaign lives
 * as long as the worker does. Browsers end one that has nothing to do, and with the next request a new campaign begins.
 */
import { createSandbox, type Sandbox } from '@prefinery-kit/sandbox';
import { folder, project, seed } from '../project.ts';

/** What TypeScript knows only in place of the types of pages. */
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

// Nothing is kept between two versions, so nobody has to wait for the next one.
worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
// A page asks to be taken: start.ts.
worker.addEventListener('message', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin === location.origin && `${pathname}/`.startsWith(`${base}/`)) event.respondWith(answer(event.request));
});
