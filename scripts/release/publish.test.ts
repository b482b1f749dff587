import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { run } from '../shell.ts';
import { publish } from './publish.ts';

/** A registry that takes what is published, and has these packages already. */
async function openRegistry(has: Record<string, string>) {
  const taken: string[] = [];
  const server = createServer((request, response) => {
    const name = decodeURIComponent(request.url ?? '').slice(1);
    if (request.method === 'PUT') {
      request.resume().once('end', () => {
        taken.push(name);
        response.writeHead(201, { 'content-type': 'application/json' }).end('{"ok":true}');
      });
      return;
    }
    const version = has[name];
    const found = version !== undefined && {
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { name, version, dist: { tarball: 'http://127.0.0.1/kit.tgz' } } },
    };
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found || {}));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  return { host: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, taken };
}

test(
  'release publishes tarballs in their order, and leaves out versions that the registry has',
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prefinery-kit-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { host, taken } = await openRegistry({ '@kit/first': '1.0.0', '@kit/second': '0.9.0' });
    writeFileSync(join(folder, '.npmrc'), `//${host}/:_authToken=made-up\n`);
    vi.stubEnv('GITHUB_ACTIONS', undefined);

    const tarballs = ['first', 'second', 'third'].map((name) => {
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: `@kit/${name}`, version: '1.0.0' }));
      run('npm', ['pack', '--silent', '--pack-destination', folder], folder);
      return { name: `@kit/${name}`, file: join(folder, `kit-${name}-1.0.0.tgz`) };
    });
    expect(await publish(tarballs, { registry: `http://${host}/`, folder })).toBe(true);
    expect(taken).toEqual(['@kit/second', '@kit/third']);
  },
);
