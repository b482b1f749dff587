import { getRequestListener } from '@hono/node-server';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import type { SandboxOptions } from './options/table.ts';
import { withNodeRequests } from './node-request.ts';
import type { SeedOptions } from './seed.ts';
import { createSandbox } from './create.ts';
import type { Sandbox } from './sandbox.ts';

/** Options of `prefinerySandbox`. */
export interface PrefinerySandboxOptions extends SandboxOptions {
  /**
   * Path that the sandbox is mounted under, in front of Vite's own `base`.
   * @defaultValue `'/prefinery'`
   */
  base?: string | undefined;
  /**
   * Made-up users to begin with. With a database that persists, only those that are missing are added.
   * @defaultValue none
   */
  seed?: SeedOptions | undefined;
}

/**
 * A Vite plugin that runs a local campaign inside Vite's own server: in development, in a preview, in Storybook and in
 * Vitest's browser mode. Builds are left alone. It opens when the server listens, or with the first request, and
 * closes with the server.
 *
 * @example
 * ```ts
 * // vite.config.ts; the app loads /prefinery/widget/v2/abcd1234.js
 * export default defineConfig({
 *   plugins: [prefinerySandbox({ project: 'abcd1234', seed: { users: 1000 } })],
 * });
 * ```
 */
export function prefinerySandbox({ seed, base = '/prefinery', ...options }: PrefinerySandboxOptions): Plugin {
  let sandbox: Promise<Sandbox> | undefined;

  const open = async (): Promise<Sandbox> => {
    const opened = await createSandbox({ allowedHosts: true, ...options, base });
    try {
      if (seed !== undefined) await opened.seed(seed);
    } catch (cause) {
      await opened.close();
      throw cause;
    }
    return opened;
  };

  /** One sandbox for all requests. If it could not open, the next request tries again. */
  const running = (): Promise<Sandbox> =>
    (sandbox ??= open().catch((cause: unknown) => {
      sandbox = undefined;
      throw cause;
    }));

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const open = sandbox;
    sandbox = undefined;
    // The error has been logged where it was opened.
    closing =
      open?.then(
        (opened) => opened.close(),
        () => {},
      ) ?? closing;
    await closing;
  };

  const mount = ({ config: { logger }, httpServer, middlewares }: ViteDevServer | PreviewServer): void => {
    const report = (cause: unknown): void => logger.error(`The Prefinery sandbox at ${base} failed: ${String(cause)}`);

    const answer = getRequestListener(
      withNodeRequests(async (...call) => (await running()).fetch(...call)),
      {
        // @hono/node-server may replace the global Request and Response, which Vite's own handlers use.
        overrideGlobalObjects: false,
        errorHandler: (cause) => {
          report(cause);
          return new Response('The Prefinery sandbox failed. The terminal says why.', { status: 500 });
        },
      },
    );

    httpServer?.once('listening', () => void running().catch(report));
    middlewares.use((request, response, next) => {
      const [path] = (request.url ?? '').split('?', 1);
      if (path === base || path?.startsWith(`${base}/`)) void answer(request, response);
      else next();
    });
  };

  return {
    name: 'prefinery-sandbox',
    apply: 'serve',
    configureServer: mount,
    configurePreviewServer(server) {
      mount(server);
      const closeServer = server.close.bind(server);
      // A preview does not wait for its plugins otherwise.
      server.close = async () => {
        await closeServer();
        await close();
      };
      server.httpServer.once('close', () => void close());
    },
    closeBundle: close,
  };
}
