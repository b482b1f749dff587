/** Hosts of static files. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

export interface Host {
  /** Without a slash at the end. */
  url: string;
  close: () => Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Serves the files of a folder under their names, and nothing else, on a new port of this machine. */
export async function serveFiles(folder: string): Promise<Host> {
  async function answer({ pathname }: URL, response: ServerResponse): Promise<void> {
    let file = join(folder, decodeURIComponent(pathname));
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory()) {
      if (!pathname.endsWith('/')) return void response.writeHead(301, { location: `${pathname}/` }).end();
      file = join(file, 'index.html');
    }
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
    url: `http://localhost:${bound.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/**
 * Serves a folder with the program that `npx serve` runs. It sends `page.html?query` on to `page`, without the query, and answers
 * `/folder` with the page of `/folder/`.
 */
export async function runServe(folder: string): Promise<Host> {
  const program = createRequire(join(import.meta.dirname, '../../../site/package.json')).resolve('serve/build/main.js');
  const child = spawn(process.execPath, [program, '--no-clipboard', '--listen', '0', folder], {
    env: { ...process.env, NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        printed += String(data);
        const address = /http:\/\/localhost:\d+/.exec(printed)?.[0];
        if (address !== undefined) resolve(address);
      });
    }
    child.once('close', () => reject(new Error(`serve has ended:\n${printed}`)));
  });
  return {
    url,
    async close() {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}
