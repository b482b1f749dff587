/** What the demo needs: a sandbox full of people, and the demo's page on Vite's development server. */
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { createSandbox, type Sandbox, type SeedOptions, serveSandbox } from '@prefinery-kit/sandbox';
import { createServer, type ViteDevServer } from 'vite';

const project = 'demo1234';
const folder = join(import.meta.dirname, '../examples/demo');

export interface DemoOptions {
  /**
   * Port of the page. One that is asked for and cannot be had is an error.
   * @defaultValue 5173, or another that is free
   */
  port?: number | undefined;
  /**
   * Port of the sandbox. One that is asked for and cannot be had is an error.
   * @defaultValue 4400, or another that is free
   */
  sandboxPort?: number | undefined;
  /**
   * How many made-up people are in the campaign. Of every hundred, 85 are on the list.
   * @defaultValue 10000
   */
  users?: number | undefined;
  /** Is told how many of them are done. */
  onProgress?: SeedOptions['onProgress'];
}

export interface Demo {
  /** Address of the page, without a slash at the end. */
  url: string;
  sandbox: Sandbox;
  /** Address of the sandbox, without a slash at the end. */
  sandboxUrl: string;
  /** Ends both. */
  close: () => Promise<void>;
}

/** Starts the demo. Where a part of it cannot start, nothing is left behind. */
export async function startDemo({ port, sandboxPort, users = 10_000, onProgress }: DemoOptions = {}): Promise<Demo> {
  // Latest first: each part leans on those that were started before.
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
 * A port that is free.
 * @throws If one was asked for and cannot be had.
 */
async function findPort(asked: number | undefined, preferred: number, host: string): Promise<number> {
  const free = await tryPort(asked ?? preferred, host);
  if (free !== null) return free;
  if (asked !== undefined) throw new Error(`Port ${asked} is in use or not allowed. Ask for another.`);
  return (await tryPort(0, host)) ?? preferred;
}

/** The port, or for 0 any; `null` if it cannot be had. */
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
