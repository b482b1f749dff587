import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import type { Tarball } from '../pack.ts';

export interface Registry {
  /** Address of the registry, without a trailing slash. */
  url: string;
  close: () => Promise<void>;
}

/**
 * A registry with the packed packages, so that the commands of the documents work before these are published. It has
 * no other packages: npm uses it for the kit's scope only.
 */
export async function serveRegistry(tarballs: readonly Tarball[]): Promise<Registry> {
  const packages = await Promise.all(tarballs.map(readPackage));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    const found = packages.find(({ name }) => path === name || path === `${name}.tgz`);
    if (!found) response.writeHead(404).end('{}');
    else if (path.endsWith('.tgz')) response.end(found.content);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(describe(found, url)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, close };
}

interface Package {
  name: string;
  version: string;
  manifest: object;
  content: Buffer;
}

async function readPackage({ name, file }: Tarball): Promise<Package> {
  const content = await readFile(file);
  const { stdout } = await promisify(execFile)('tar', ['-xzOf', file, 'package/package.json']);
  const manifest: unknown = JSON.parse(stdout);
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) {
    throw new Error(`The package.json in ${file} has no version.`);
  }
  return { name, version: String(manifest.version), manifest, content };
}

/** The registry's metadata of a package with one version. Its date passes settings like `minimumReleaseAge`. */
function describe({ name, version, manifest, content }: Package, url: string): object {
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  const published = '2026-01-01T00:00:00.000Z';
  return {
    name,
    'dist-tags': { latest: version },
    versions: { [version]: { ...manifest, dist: { tarball: `${url}/${name}.tgz`, integrity } } },
    time: { created: published, modified: published, [version]: published },
  };
}
