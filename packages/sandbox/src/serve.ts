import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { publicSecret, SandboxError } from './errors.ts';
import { withNodeRequests } from './node-request.ts';
import type { Sandbox } from './sandbox.ts';
import { isLoopbackAddress } from './server/edge/loopback.ts';

/** Options of `serveSandbox`. */
export interface ServeOptions {
  /**
   * `0` takes any free port.
   * @defaultValue 4747
   */
  port?: number | undefined;
  /**
   * The network address to listen on. By default only this machine reaches it.
   * @defaultValue `'127.0.0.1'`
   */
  host?: string | undefined;
}

/** A sandbox that listens. */
export interface Served {
  /** Its address with the sandbox's `base`, without a slash at the end. */
  url: string;
  /**
   * Stops listening. Resolves when requests in flight have been answered, after three seconds at most. Does not close the
   * sandbox: do that next.
   */
  close: () => Promise<void>;
}

export const defaultPort = 4747;

/**
 * Serves a sandbox on a port of this machine.
 *
 * @throws SandboxError `port_in_use` or `cannot_listen`; `invalid_option` if other machines could reach it and no secret was
 * given
 * @example
 * ```ts
 * const sandbox = await createSandbox({ project: 'abcd1234' });
 * const served = await serveSandbox(sandbox, { port: 0 });
 * await served.close();
 * await sandbox.close();
 * ```
 */
export async function serveSandbox(sandbox: Sandbox, options: ServeOptions = {}): Promise<Served> {
  const { port = defaultPort, host = '127.0.0.1' } = options;
  if (!sandbox.hasOwnSecret && !isThisMachine(host)) throw publicSecret();
  const server = createAdaptorServer({ fetch: withNodeRequests(sandbox.fetch), overrideGlobalObjects: false });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: Error) => reject(cannotListen(host, port, cause)));
    server.listen(port, host, resolve);
  });

  return {
    url: addressOf(host, server.address(), port) + sandbox.base,
    async close() {
      const closed = new Promise<void>((resolve, reject) =>
        server.close((error) => (error ? reject(error) : resolve())),
      );
      // Requests in flight are answered: waits of faults end, also those that begin only now. Idle connections, which
      // browsers keep open, are closed.
      const end = (): void => {
        sandbox.hurry();
        if (isHttp(server)) server.closeIdleConnections();
      };
      end();
      const ending = setInterval(end, 20);
      const late = setTimeout(() => isHttp(server) && server.closeAllConnections(), longestFarewell);
      await closed.finally(() => {
        clearInterval(ending);
        clearTimeout(late);
      });
    },
  };
}

/** How long to wait for requests in flight, in ms. */
const longestFarewell = 3000;

const isHttp = (server: ServerType): server is Server => 'closeAllConnections' in server;

const isThisMachine = (host: string): boolean => host === 'localhost' || isLoopbackAddress(host);

const here = new Set(['127.0.0.1', '0.0.0.0', '::']);

function addressOf(host: string, address: AddressInfo | string | null, port: number): string {
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  // localhost is easy to type, and a secure context in browsers. A server on all addresses listens there, too.
  const name = here.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${taken}`;
}

function cannotListen(host: string, port: number, cause: Error): SandboxError {
  if ('code' in cause && cause.code === 'EADDRINUSE') {
    return new SandboxError(
      'port_in_use',
      `Port ${port} of ${host} is in use. Stop what listens there, or take another.`,
      { cause },
    );
  }
  return new SandboxError('cannot_listen', `The sandbox cannot listen on port ${port} of ${host}: ${cause.message}.`, {
    cause,
  });
}
