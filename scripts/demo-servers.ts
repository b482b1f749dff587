/** The servers of the demo: a sandbox with seeded users, and Vite's development server for the page. */
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { createSandbox, type Sandbox, type SeedOptions, serveSandbox } from '@prefinery-kit/sandbox';
import { createServer, type ViteDevServer } from 'vite';

const project = 'demo1234';
const folder = join(import.meta.dirname, '../examples/demo');

export interface DemoOptions {
  /**
   * Port of the page. A given port that is not free is an error.
   * @defaultValue 5173, or another free port
   */
  port?: number | undefined;
  /**
   * Port of the sandbox. A given port that is not free is an error.
   * @defaultValue 4400, or another free port
   */
  sandboxPort?: number | undefined;
  /**
   * How many users are seeded. 85 of every 100 are on the list.
   * @defaultValue 10000
   */
  users?: number | undefined;
  /** Called with the number of users that are seeded so far. */
  onProgress?: SeedOptions['onProgress'];
}

export interface Demo {
  /** Address of the page, without a trailing slash. */
  url: string;
  sandbox: Sandbox;
  /** Address of the sandbox, without a trailing slash. */
  sandboxUrl: string;
  /** Closes both servers. */
  close: () => Promise<void>;
}

/** Starts the demo. If one of its servers cannot start, the others are closed. */
export async function startDemo({ port, sandboxPort, users = 10_000, onProgress }: DemoOptions = {}): Promise<Demo> {
  // In reverse order, because each depends on those that were started before it.
  const started: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of started.splice(0)) await end();
  };
  try {
    const pagePort = await findPort(port, 5173, 'localhost');
    const scriptPort = await findPort(sandboxPort, 4400, '127.0.0.1');
    const site = `http://localhost:${pagePort}`;
    const sandbox = await createSandbox({ project, database: 'memory', site });
    started.unshift(sandbox.close);
    await sandbox.seed({ users, seed: 1, onProgress });

    const served = await serveSandbox(sandbox, { port: scriptPort });
    started.unshift(served.close);

    const vite = await servePage(`${served.url}/widget/v2/${project}.js`, pagePort);
    started.unshift(() => vite.close());
    await vite.listen();
    return { url: site, sandbox, sandboxUrl: served.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Finds a free port.
 * @throws If a port was given and is not free.
 */
async function findPort(asked: number | undefined, preferred: number, host: string): Promise<number> {
  const free = await tryPort(asked ?? preferred, host);
  if (free !== null) return free;
  if (asked !== undefined) throw new Error(`Port ${asked} is in use or not allowed. Ask for another.`);
  return (await tryPort(0, host)) ?? preferred;
}

/** Returns the port, or any free one for 0; `null` if it is not free. */
const tryPort = (port: number, host: string): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createTcpServer();
    server.once('error', () => resolve(null));
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(taken));
    });
  });

const servePage = (scriptUrl: string, port: number): Promise<ViteDevServer> =>
  createServer({
    configFile: join(folder, 'vite.config.ts'),
    logLevel: 'warn',
    define: {
      'import.meta.env.VITE_PREFINERY_PROJECT': JSON.stringify(project),
      'import.meta.env.VITE_PREFINERY_SCRIPT_URL': JSON.stringify(scriptUrl),
    },
    server: { port, strictPort: true },
  });
