import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { repositoryUrl } from '../links.ts';
import { mistakesInBill } from './bill.ts';
import { inspect } from './contents.ts';

const manifest = {
  name: '@prefinery-kit/core',
  version: '1.2.3',
  description: 'A package',
  keywords: ['prefinery'],
  homepage: repositoryUrl,
  bugs: { url: repositoryUrl },
  license: 'MIT',
  repository: { url: repositoryUrl, directory: 'packages/core' },
  bin: { kit: './dist/cli.js' },
  files: ['dist'],
  sideEffects: false,
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './package.json': './package.json' },
  dependencies: { valibot: '^1.5.0', '@prefinery-kit/other': '1.2.3' },
  engines: { node: '>=20.19' },
};

const files = {
  LICENSE: 'MIT',
  'CHANGELOG.md': '# Changes',
  'README.md': '[package](package.json)',
  'package.json': JSON.stringify(manifest),
  'dist/index.js': "import 'valibot';\nimport './other.js';\n//# sourceMappingURL=index.js.map\n",
  'dist/index.js.map': JSON.stringify({ sources: ['../src/index.ts'], sourcesContent: ['export {};'] }),
  'dist/index.d.ts': 'export {};',
  'dist/other.js': 'export {};',
  'dist/cli.js': '#!/usr/bin/env node\n',
};

/** What is wrong with the package if some of its files are others, or are missing. */
function mistakesWith(changed: Record<string, string | undefined>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'prefinery-kit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [file, text] of Object.entries({ ...files, ...changed })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text, { mode: file === 'dist/cli.js' ? 0o755 : 0o644 });
  }
  return inspect(folder).mistakes;
}

const manifestWith = (fields: object) => ({ 'package.json': JSON.stringify({ ...manifest, ...fields }) });

test('a package without mistakes passes', () => {
  expect(mistakesWith({})).toEqual([]);
});

test.each([
  ['no license', { LICENSE: undefined }, 'it has no LICENSE'],
  ['no changelog', { 'CHANGELOG.md': undefined }, 'it has no CHANGELOG.md'],
  ['a file beside those that are meant', { '.env': 'SECRET=1' }, '.env is not in the "files" of its package.json'],
  ['a font without its license', { 'dist/font.woff2': '' }, 'it contains fonts without their licenses'],
  ['a test', { 'dist/index.test.js': 'test();' }, 'dist/index.test.js is of use in the repository only'],
  ['a source', { 'dist/index.ts': 'export {};' }, 'dist/index.ts is of use in the repository only'],
  ['an entry that is missing', { 'dist/index.js': undefined }, 'its entry "." is ./dist/index.js, which is not there'],
  [
    'an entry without types',
    manifestWith({ exports: { '.': { default: './dist/index.js' } } }),
    'its entry "." has no types',
  ],
  ['a command that is no program', { 'dist/cli.js': 'export {};' }, 'its command kit cannot be executed'],
  ['no repository', manifestWith({ repository: undefined }), 'its package.json has no repository.url'],
  ['no place for bugs', manifestWith({ bugs: undefined }), 'its package.json has no bugs.url'],
  ['no homepage', manifestWith({ homepage: '' }), 'its package.json has no homepage'],
  ['another license', manifestWith({ license: 'UNLICENSED' }), 'its package.json does not say that its license is MIT'],
  [
    'a script for the installation',
    manifestWith({ scripts: { postinstall: 'node dist/index.js' } }),
    'it runs a script while it is installed: postinstall',
  ],
  [
    'a range of the workspace',
    manifestWith({ dependencies: { valibot: 'catalog:' } }),
    'it depends on valibot by "catalog:", which works in the repository only',
  ],
  [
    'another version of a package of the kit',
    manifestWith({ dependencies: { ...manifest.dependencies, '@prefinery-kit/other': '1.2.2' } }),
    'it needs @prefinery-kit/other 1.2.2, and all packages have the version 1.2.3',
  ],
  [
    'a map without its source',
    { 'dist/index.js.map': JSON.stringify({ sources: ['../src/index.ts'] }) },
    'dist/index.js.map does not contain its source ../src/index.ts',
  ],
  [
    'a map that is missing',
    { 'dist/index.js.map': undefined },
    'dist/index.js names its source map index.js.map, which is not there',
  ],
  [
    'an import of a missing file',
    { 'dist/other.js': undefined },
    'dist/index.js imports ./other.js, which is not there',
  ],
  [
    'an import of a package that is not installed with it',
    { 'dist/other.js': "import 'react';" },
    'dist/other.js imports react, which is neither a dependency nor a peer of it',
  ],
  [
    'a path of this machine',
    { 'dist/other.js': `export const file = '${join(import.meta.dirname, '../..')}/x';` },
    'dist/other.js contains a path of this machine',
  ],
  [
    'a link to a file that is not packed',
    { 'README.md': '[guide](docs/guide.md)' },
    'its README links to docs/guide.md',
  ],
  [
    'a link to a file that the repository does not have',
    { 'README.md': `[guide](${repositoryUrl}/blob/main/docs/gone.md)` },
    `packages/core/README.md links to ${repositoryUrl}/blob/main/docs/gone.md, which is not there`,
  ],
])('a package with %s is refused', (_what, changed, mistake) => {
  expect(mistakesWith(changed)).toContain(mistake);
});

test.each([
  [
    'a dependency that is not listed',
    { name: 'other', version: '1.0.0', licenses: [{ license: { id: 'MIT' } }] },
    'its bill of materials lacks valibot',
  ],
  [
    'a license that asks for more than its notice',
    { name: 'valibot', version: '1.5.0', licenses: [{ license: { id: 'AGPL-3.0' } }] },
    'valibot has the license AGPL-3.0',
  ],
  ['a dependency without a license', { name: 'valibot', version: '1.5.0' }, 'valibot has the license unknown'],
])('a bill of materials with %s is refused', (_what, component, mistake) => {
  const folder = mkdtempSync(join(tmpdir(), 'prefinery-kit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'bill.json');
  writeFileSync(file, JSON.stringify({ bomFormat: 'CycloneDX', components: [component] }));
  expect(mistakesInBill({ name: 'kit', version: '1.0.0', dependencies: { valibot: '^1.5.0' } }, file)).toEqual([
    `kit: ${mistake}.`,
  ]);
});
