/** What the demo needs: a sandbox full of people, and the demo's page on Vite's development server. */
import { join } from 'node:path';
import { createSandbox, type Sandbox, SandboxError, type SeedOptions, serveSandbox } from '@prefinery-kit/sandbox';
import { createServer, type ViteDevServer } from 'vite';

const project = 'demo1234';
const folder = join(import.meta.dirname, '../examples/demo');

export interface DemoOptions {
  /**
   * Port of the page. One that is asked for and in use is an error.
   * @defaultValue 5173, or another that is free
   */
  port?: number | undefined;
  /**
   * Port of the sandbox. One that is asked for and in use is an error.
   * @defaultValue 4400, or another that is free
   */
  sandboxPort?: number | undefined;
  /**
   * How many made-up people are on the list.
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
    // Referral links lead to the first page that calls, which is ours.
    const sandbox = await createSandbox({ project, database: 'memory' });
    started.unshift(sandbox.close);
    await sandbox.seed({ users, seed: 1, onProgress });

    const served = await serve(sandbox, sandboxPort);
    started.unshift(served.close);

    const vite = await servePage(`${served.url}/widget/v2/${project}.js`, port);
    started.unshift(() => vite.close());
    await vite.listen();
    return { url: addressOf(vite), sandbox, sandboxUrl: served.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function serve(sandbox: Sandbox, port: number | undefined) {
  if (port !== undefined) return serveSandbox(sandbox, { port });
  try {
    return await serveSandbox(sandbox, { port: 4400 });
  } catch (error) {
    if (error instanceof SandboxError && error.code === 'port_in_use') return serveSandbox(sandbox, { port: 0 });
    throw error;
  }
}

const servePage = (scriptUrl: string, port: number | undefined): Promise<ViteDevServer> =>
  createServer({
    configFile: join(folder, 'vite.config.ts'),
    logLevel: 'warn',
    define: {
      'import.meta.env.VITE_PREFINERY_PROJECT': JSON.stringify(project),
      'import.meta.env.VITE_PREFINERY_SCRIPT_URL': JSON.stringify(scriptUrl),
    },
    server: port === undefined ? {} : { port, strictPort: true },
  });

function addressOf(vite: ViteDevServer): string {
  const address = vite.resolvedUrls?.local[0];
  if (address === undefined) throw new Error("Vite's server listens, but does not say where.");
  return address.replace(/\/$/, '');
}
