import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack, published, tarballsOf } from '../pack.ts';
import { type Registry, serveRegistry } from './registry.ts';

/** The packed packages: as tarballs, and on a local registry. */
export interface Packed {
  /** The folder of the tarballs. */
  folder: string;
  registry: Registry;
  close: () => Promise<void>;
}

/**
 * Packs the built packages, and serves them by a local registry.
 * @throws If they are not built.
 */
export async function packAll(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'prefinery-kit-packed-'));
  const tarballs = tarballsOf(published, folder);
  try {
    if (!pack(tarballs, folder)) throw new Error('The packages could not be packed. Build them first: pnpm build.');
    const registry = await serveRegistry(tarballs);
    const close = async () => {
      await registry.close();
      rmSync(folder, { recursive: true, force: true });
    };
    return { folder, registry, close };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
