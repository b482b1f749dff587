import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { draw } from './src/server.tsx';

/** The HTML files that are rendered, by path. */
const documents = new Map([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/boards.html', 'boards.html'],
  ['/press.html', 'press.html'],
]);

/** Renders each page on the development server, as an app's own server would. */
export const serverRendering = (): Plugin => ({
  name: 'server-rendering',
  apply: 'serve',
  configureServer(vite) {
    vite.middlewares.use((request, response, next) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const document = documents.get(pathname);
      if (document === undefined) return next();
      const headers = new Headers({ cookie: request.headers.cookie ?? '' });
      drawWith(vite, document, new Request(new URL(request.url ?? '/', 'http://localhost'), { headers })).then(
        (html) => response.setHeader('content-type', 'text/html').setHeader('cache-control', 'no-store').end(html),
        next,
      );
    });
  },
});

async function drawWith(vite: ViteDevServer, document: string, request: Request): Promise<string> {
  const template = await readFile(join(vite.config.root, document), 'utf8');
  const html = await vite.transformIndexHtml(`/${document}`, template);
  const server: { draw?: typeof draw } = await vite.ssrLoadModule('/src/server.tsx');
  return server.draw?.(html, request) ?? html;
}
