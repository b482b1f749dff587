/** The server of the measured pages, and their sandbox. */
import { createServer } from 'node:http';
import { createSandbox, serveSandbox } from '@prefinery-kit/sandbox';
import { bundlePage, drawOnServer } from './build.ts';
import { project } from './pages/project.ts';

/** The times that a page records, in ms since its navigation started. The script for that runs first in the page. */
export interface Noted {
  /** An iframe of the vendor's has loaded. */
  drawnAt?: number;
  /** A form has been submitted. */
  submittedAt?: number;
  /** The success message is in the page. */
  saidAt?: number;
  /** The page shows "ready" or "failed". */
  outcomeAt?: number;
}

const probe = `
document.addEventListener('load', ({ target }) => {
  if (target instanceof HTMLIFrameElement) window.drawnAt ??= performance.now();
}, true);
addEventListener('submit', () => {
  window.submittedAt ??= performance.now();
}, true);
new MutationObserver(() => {
  if (document.querySelector('[role=status]')?.textContent) window.saidAt ??= performance.now();
  if (document.querySelector('#outcome')?.textContent) window.outcomeAt ??= performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });`;

/** What the page that mounts all parts counts. */
export interface Counted {
  /** The timers that have neither run nor been cleared. */
  timers?: Set<number>;
}

const timerProbe = `<script>
  window.timers = new Set();
  const { setTimeout: set, clearTimeout: clear } = window;
  window.setTimeout = (act, delay, ...given) => {
    const timer = set(() => {
      timers.delete(timer);
      act(...given);
    }, delay);
    timers.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => {
    timers.delete(timer);
    clear(timer);
  };
</script>`;

const page = (head: string, body: string) => `<!doctype html>
<html lang="en">
  <head>
    <title>Bench</title>
    <link rel="icon" href="data:," />
    <script>${probe}</script>
    ${head}
  </head>
  <body>
    ${body}
  </body>
</html>`;

/** A page that is rendered in the browser. */
const appPage = (name: string, head = '') =>
  page(`${head}<script type="module" src="/${name}.js"></script>`, '<div id="root"></div>');

/** The vendor's documented snippet. */
const snippet = (scriptUrl: string) =>
  `<script>window.prefinery = window.prefinery || function () { (window.prefinery.q = window.prefinery.q || []).push(arguments); };</script>
    <script defer src="${scriptUrl}"></script>`;

/** A page with the snippet, without React. */
const snippetPage = (scriptUrl: string) =>
  page(
    snippet(scriptUrl),
    `<div id="board"></div><script>prefinery('embedLeaderboard', { dom_id: 'board' });</script>`,
  );

export interface Site {
  url: string;
  close: () => Promise<void>;
}

/** Starts server and sandbox. `peers` are the scripts of further pages, by name. */
export async function serveSite(peers: Record<string, string>): Promise<Site> {
  const sandbox = await createSandbox({ project, database: 'memory' });
  await sandbox.seed({ users: 300, seed: 1 });
  const served = await serveSandbox(sandbox, { port: 0 });
  const scriptUrl = `${served.url}/widget/v2/${project}.js`;

  const apps = [
    'board.effect',
    'board.parallel',
    'board.kit',
    'calls',
    'join.raw',
    'join.pending',
    'join.focus',
    'join.kit',
    'outcome.kit',
    'mounts',
  ];
  const scripts: Record<string, string> = { ...peers };
  for (const name of [...apps, 'board.hydrated', 'board.eager']) scripts[name] = await bundlePage(name, scriptUrl);

  const hint = `<link rel="preconnect" href="${new URL(scriptUrl).origin}" />`;
  const pages: Record<string, string> = {
    ...Object.fromEntries([...apps, ...Object.keys(peers)].map((name) => [name, appPage(name)])),
    'board.snippet': snippetPage(scriptUrl),
    'board.parallel': appPage('board.parallel', snippet(scriptUrl)),
    'board.hinted': appPage('board.kit', hint),
    'board.hydrated': await drawOnServer('/board.hydrated.js', probe, scriptUrl, 'lazy'),
    'board.eager': await drawOnServer('/board.eager.js', probe, scriptUrl, 'eager'),
    mounts: appPage('mounts', timerProbe),
  };

  const files = new Map<string, { text: string; type: string }>([
    ...Object.entries(pages).map(([name, text]) => [`/${name}`, { text, type: 'text/html' }] as const),
    ...Object.entries(scripts).map(([name, text]) => [`/${name}.js`, { text, type: 'text/javascript' }] as const),
  ]);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.writeHead(file ? 200 : 404, {
      'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8`,
      'cache-control': 'no-store',
    });
    response.end(file?.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await served.close();
      await sandbox.close();
    },
  };
}
