import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../shell.ts';
import { bundle } from './build.ts';

const names = ['stripe', 'paypal', 'clerk'];

/**
 * Bundles pages with other providers, in the versions that `bench/browser` pins. Returns none, and prints why, if these
 * cannot be installed.
 */
export async function bundlePeers(): Promise<Record<string, string>> {
  // Without symbolic links, because bundlers resolve them.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'prefinery-kit-')));
  try {
    cpSync(join(import.meta.dirname, '../../bench/browser'), folder, { recursive: true });
    const install = ['install', '--prefer-offline', '--frozen-lockfile', '--ignore-scripts'];
    if (!run('pnpm', install, folder) && !run('npx', ['--yes', 'pnpm@12', ...install], folder)) {
      console.warn('The other providers could not be installed, so they are left out.');
      return {};
    }
    const scripts = await Promise.all(names.map((name) => bundle(join(folder, 'peers', `${name}.jsx`), '')));
    return Object.fromEntries(names.map((name, index) => [name, scripts[index]!]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
