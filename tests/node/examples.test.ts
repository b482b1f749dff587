/** What every example has in common. `tests/full/examples` runs them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import react from '../../packages/react/package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** Examples that are apps of their own. The others are packages of the workspace, or have no package. */
const names = readdirSync(join(root, 'examples')).filter((name) => {
  const manifest = join(root, 'examples', name, 'package.json');
  return existsSync(manifest) && !readFileSync(manifest, 'utf8').includes('workspace:');
});

interface Manifest {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const manifestOf = (name: string): Manifest => JSON.parse(read('examples', name, 'package.json'));

test.each(names)('README.md lists the example %s, and a test runs it', (name) => {
  expect(read('README.md')).toContain(`](examples/${name})`);
  expect(read('tests/full/examples', `${name}.test.ts`)).toContain(`testExample('${name}'`);
});

test.each(names)('the example %s asks for this version of the kit', (name) => {
  const { dependencies, devDependencies } = manifestOf(name);
  const kit = Object.entries({ ...dependencies, ...devDependencies }).filter(([of]) =>
    of.startsWith('@prefinery-kit/'),
  );
  expect(Object.fromEntries(kit)).toMatchObject({ '@prefinery-kit/sandbox': `^${react.version}` });
  expect(new Set(kit.map(([, range]) => range))).toEqual(new Set([`^${react.version}`]));
});

test.each(names)('the README of the example %s says how to start it, in at most one screen', (name) => {
  const readme = read('examples', name, 'README.md');
  const { scripts } = manifestOf(name);
  expect(readme.split('\n').length).toBeLessThan(50);
  for (const [, script = ''] of readme.matchAll(/^npm run ([\w-]+)/gm)) expect(scripts).toHaveProperty(script);
  expect(readme).toContain('npm run sandbox');
  // A sandbox without `--port` takes the next free one, which `.env.example` does not name.
  expect(scripts['sandbox']).toBe('prefinery-sandbox --project abcd1234 --seed-users 100 --port 4747');
  expect(readme).toContain('cp .env.example .env.development.local');
  // All packages or, where the app has no React, those that it needs.
  expect(readme).toMatch(/^npm install \.\.\/prefinery-kit\/tarballs\//m);
  expect(read('examples', name, '.env.example')).toContain('http://localhost:4747/widget/v2/abcd1234.js');
});

test('the examples have the same page around the parts', () => {
  const stylesheets = names.flatMap((name) =>
    ['src', 'app'].map((folder) => join(root, 'examples', name, folder, 'page.css')).filter((file) => existsSync(file)),
  );
  expect(stylesheets).toHaveLength(names.length);
  expect(new Set(stylesheets.map((file) => readFileSync(file, 'utf8'))).size).toBe(1);
});
