/** The demo in production: built, rendered by a server, and with a sandbox of its own. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createSandbox, type Sandbox, serveSandbox } from '@prefinery-kit/sandbox';
import { type Plugin, preview } from 'vite';

const project = 'engines1';
const root = join(import.meta.dirname, '../../../examples/demo');

const documents: Record<string, string> = {
  '/': 'index.html',
  '/boards.html': 'boards.html',
  '/press.html': 'press.html',
};

/** Reports uncaught errors of a page to the server. */
const informer = `<script>
  const tell = (words) => navigator.sendBeacon('/uncaught', location.pathname + ': ' + words);
  addEventListener('error', ({ message }) => tell(message));
  addEventListener('unhandledrejection', ({ reason }) => tell(reason));
</script>`;

export interface Site {
  /** Origin of the site, without a trailing slash. */
  url: string;
  sandbox: Sandbox;
  /** Uncaught errors, and rejections without a handler, of all pages. */
  uncaught: string[];
  /** Allows or forbids scripts, by a Content-Security-Policy. */
  allowScripts: (may: boolean) => void;
  close: () => Promise<void>;
}

async function build(args: readonly string[], scriptUrl: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', ...args], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      VITE_PREFINERY_PROJECT: project,
      VITE_PREFINERY_SCRIPT_URL: scriptUrl,
    },
  });
}

type Draw = (html: string, request: Request) => string;

/** Builds and serves the demo, with so many users seeded into its campaign. */
export async function startSite(users: number): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'merle-'));
  const [client, server] = [join(folder, 'client'), join(folder, 'server')];
  await mkdir(client);
  const uncaught: string[] = [];
  let draw: Draw = (html) => html;
  let mayRun = true;

  async function drawDocument(document: string, url: URL, cookie = ''): Promise<string> {
    const html = await readFile(join(client, document), 'utf8');
    return draw(html.replace('<head>', `<head>${informer}`), new Request(url, { headers: { cookie } }));
  }

  const drawing: Plugin = {
    name: 'drawing',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://localhost');
        if (url.pathname === '/uncaught') {
          text(request).then((words) => response.end(uncaught.push(words)), next);
          return;
        }
        const document = documents[url.pathname];
        if (document === undefined) return next();
        response.setHeader('content-type', 'text/html; charset=utf-8');
        if (!mayRun) response.setHeader('content-security-policy', "script-src 'none'");
        drawDocument(document, url, request.headers.cookie).then((html) => response.end(html), next);
      });
    },
  };
  const host = await preview({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: { outDir: client },
    preview: { port: 0 },
    plugins: [drawing],
  });
  const url = new URL(host.resolvedUrls?.local[0] ?? '').origin;
  const sandbox = await createSandbox({ project, site: url });
  await sandbox.seed({ users, seed: 1 });
  const served = await serveSandbox(sandbox, { port: 0 });

  const scriptUrl = `${served.url}/widget/v2/${project}.js`;
  await build(['--outDir', client, '--emptyOutDir'], scriptUrl);
  await build(['--ssr', 'src/server.tsx', '--outDir', server, '--emptyOutDir'], scriptUrl);
  const built: { draw: Draw } = await import(pathToFileURL(join(server, 'server.js')).href);
  draw = built.draw;

  return {
    url,
    sandbox,
    uncaught,
    allowScripts: (may) => (mayRun = may),
    close: async () => {
      await host.close();
      await served.close();
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
}
