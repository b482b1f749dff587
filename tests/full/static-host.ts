/** A host of static files. */
import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

interface HostOptions {
  /** Where the folder is, such as `/some/where`. */
  path: string;
  /** Sends `page.html?query` on to `page`, without the query, and answers `/folder` with its page. Several hosts do. */
  isCleaning: boolean;
}

/** Serves a folder below a path of a new port of this machine. */
export async function serveStatic(
  folder: string,
  { path, isCleaning }: HostOptions,
): Promise<{ url: string; close: () => Promise<void> }> {
  const isFolder = (file: string) =>
    stat(file).then(
      (found) => found.isDirectory(),
      () => false,
    );

  async function answer(address: URL, response: ServerResponse): Promise<void> {
    const { pathname } = address;
    if (!`${pathname}/`.startsWith(`${path}/`)) return void response.writeHead(404).end();
    if (isCleaning && pathname.endsWith('.html')) {
      return void response.writeHead(301, { location: pathname.replace(/(?:\/index)?\.html$/, '') }).end();
    }
    let file = join(folder, decodeURIComponent(pathname.slice(path.length)));
    if (await isFolder(file)) {
      if (!pathname.endsWith('/') && !isCleaning)
        return void response.writeHead(301, { location: `${pathname}/` }).end();
      file = join(file, 'index.html');
    }
    if (isCleaning && extname(file) === '') file += '.html';
    const content = await readFile(file).catch(() => null);
    if (content === null) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(content);
  }

  const server: Server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://localhost'), response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The host has no port.');
  return {
    url: `http://localhost:${bound.port}${path}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
