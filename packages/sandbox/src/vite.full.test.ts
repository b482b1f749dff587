import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, createServer, preview, type PreviewServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from './create.ts';
import { prefinerySandbox, type PrefinerySandboxOptions } from './vite.ts';

const project = 'abcd1234';
let folder: string;
let servers: (ViteDevServer | PreviewServer)[];
let errors: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prefinery-vite-'));
  servers = [];
  errors = [];
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await rm(folder, { recursive: true });
});

const config = (options: Partial<PrefinerySandboxOptions>) => {
  const customLogger = createLogger('silent');
  customLogger.error = (message) => errors.push(message);
  return {
    configFile: false as const,
    root: folder,
    customLogger,
    plugins: [prefinerySandbox({ project, ...options })],
    server: { port: 0 },
    preview: { port: 0 },
  };
};

async function develop(options: Partial<PrefinerySandboxOptions> = {}): Promise<ViteDevServer> {
  const server = await createServer(config(options));
  servers.push(server);
  return server.listen();
}

const addressOf = (server: ViteDevServer | PreviewServer): string => {
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('Vite does not listen');
  return address.replace(/\/$/, '');
};

const post = async (address: string, command: string, data: unknown) => {
  const body = JSON.stringify({ data, page: { url: address, referrer: null }, referrer_code: null });
  const response = await fetch(`${address}/api/${project}/${command}`, { method: 'POST', body });
  return { status: response.status, text: await response.text() };
};

describe('prefinerySandbox', { timeout: 60_000 }, () => {
  it('serves a campaign below its path, and all else by Vite', async () => {
    const address = addressOf(await develop({ identityVerification: false, seed: { users: 100 } }));
    const script = await fetch(`${address}/prefinery/widget/v2/${project}.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(await script.text()).toContain('/widget');

    const added = await post(`${address}/prefinery`, 'addUser', 'leonard@bigbangtheory.com');
    expect(JSON.parse(added.text)).toMatchObject({
      answer: { list_length: 86, referral_link: expect.stringContaining(`${address}/prefinery/r/`) },
    });
    expect((await post(address, 'addUser', 'leonard@bigbangtheory.com')).status).toBe(404);
    expect(await (await fetch(`${address}/prefinery-docs`)).text()).not.toContain('sandbox');
  });

  it('takes another path', async () => {
    const address = addressOf(await develop({ base: '/dev/campaign' }));
    expect((await fetch(`${address}/dev/campaign/widget/v2/${project}.js`)).status).toBe(200);
  });

  it('works in a preview, and closes with it', async () => {
    const database = join(folder, 'people');
    const server = await preview(config({ database }));
    servers.push(server);
    expect((await post(`${addressOf(server)}/prefinery`, 'addUser', 'leonard@bigbangtheory.com')).status).toBe(200);

    await server.close();
    // A directory that is still in use would be an error.
    await (await createSandbox({ project, database })).close();
  });

  it('reopens its database after a restart of the server, and closes it at the end', async () => {
    const database = join(folder, 'people');
    const server = await develop({ database });
    expect((await post(`${addressOf(server)}/prefinery`, 'addUser', 'leonard@bigbangtheory.com')).status).toBe(200);
    await server.restart();
    const again = await post(`${addressOf(server)}/prefinery`, 'addUser', 'sheldon@bigbangtheory.com');
    expect(JSON.parse(again.text)).toMatchObject({ answer: { list_length: 2 } });

    await server.close();
    await (await createSandbox({ project, database })).close();
  });

  it('says in the terminal why it cannot open, and tries again with the next request', async () => {
    const database = join(folder, 'people');
    const holder = await createSandbox({ project, database });
    const address = `${addressOf(await develop({ database }))}/prefinery`;
    const { status, text } = await post(address, 'addUser', 'leonard@bigbangtheory.com');
    expect(status).toBe(500);
    expect(text).toContain('The terminal says why');
    expect(errors.join()).toContain(database);

    await holder.close();
    expect((await post(address, 'addUser', 'leonard@bigbangtheory.com')).status).toBe(200);
  });
});
