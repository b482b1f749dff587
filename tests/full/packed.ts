import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Registry, serveRegistry } from '../../scripts/first-hour/registry.ts';
import { pack, published, tarballsOf } from '../../scripts/pack.ts';

/** Packs the built packages, and serves them as a registry does. */
export async function servePacked(): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'prefinery-kit-packed-'));
  const tarballs = tarballsOf(published, folder);
  try {
    if (!pack(tarballs, folder)) throw new Error('The packages could not be packed. Build them first: pnpm build.');
    return await serveRegistry(tarballs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
