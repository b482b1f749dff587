import { join } from 'node:path';
import core from '../packages/core/package.json' with { type: 'json' };
import react from '../packages/react/package.json' with { type: 'json' };
import sandbox from '../packages/sandbox/package.json' with { type: 'json' };
import { run } from './shell.ts';

/** The package.json of every published package. */
export const published = [core, react, sandbox];

/** A packed package of this repository. */
export interface Tarball {
  name: string;
  file: string;
}

/** Paths of the tarballs after packing into the folder. */
export const tarballsOf = (packages: readonly { name: string; version: string }[], folder: string): Tarball[] =>
  packages.map(({ name, version }) => ({
    name,
    file: join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`),
  }));

/** Packs the built packages. Returns whether it succeeded. */
export const pack = (tarballs: readonly Tarball[], folder: string): boolean =>
  run('pnpm', [
    '--reporter=silent',
    '--recursive',
    ...tarballs.flatMap(({ name }) => ['--filter', name]),
    'pack',
    '--pack-destination',
    folder,
  ]);

/** Lines for pnpm's `overrides`, so that the tarballs are installed also where the packages depend on each other. */
export const overridesOf = (tarballs: readonly Tarball[]): string =>
  tarballs.map(({ name, file }) => `  '${name}': 'file:${file}'\n`).join('');

/** The tarballs as `dependencies`. */
export const dependenciesOf = (tarballs: readonly Tarball[]): Record<string, string> =>
  Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
