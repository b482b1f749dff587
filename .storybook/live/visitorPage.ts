import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const file = join(import.meta.dirname, 'visitor.html');

/** A Vite plugin that adds the page of one visitor, `visitor.html`, to Storybook's pages. */
export function visitorPage(): Plugin {
  let served = file;
  return {
    name: 'prefinery-kit:visitor-page',
    enforce: 'pre',
    config: (_, { command }) => (command === 'build' ? { build: { rolldownOptions: { input: [file] } } } : undefined),
    configResolved({ root }) {
      served = join(root, 'visitor.html');
    },
    resolveId: (source) => (source === file ? served : undefined),
    load: (id) => (id === served ? readFile(file, 'utf8') : undefined),
    configureServer(server) {
      server.middlewares.use('/visitor.html', (request, response, next) => {
        readFile(file, 'utf8')
          .then((html) => server.transformIndexHtml(request.originalUrl ?? '/visitor.html', html))
          .then((html) => response.setHeader('content-type', 'text/html').end(html), next);
      });
    },
  };
}
