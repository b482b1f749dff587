/**
 * Checks the built packages as they will be published: packs them, runs publint and attw on the tarballs, installs them
 * in an empty folder, and there checks the types of every entry without `skipLibCheck`, loads every entry in Node.js, and makes
 * sure that the server's entry throws in a bundle for browsers.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modules, resolutions, typesApp, typesSettings } from './entries.ts';
import { dependenciesOf, overridesOf, pack, published, tarballsOf } from './pack.ts';
import { run } from './shell.ts';

/** Other packages of the app. `tests/full/matrix.test.ts` tries older and newer compilers. */
const others = [
  '@playwright/test',
  '@tanstack/react-query',
  '@testing-library/dom',
  '@testing-library/react',
  '@types/node',
  '@types/react',
  '@types/react-dom',
  'react',
  'react-dom',
  'vite',
];
const compilers = { typescript: 'catalog:', 'typescript-5.9': 'npm:typescript@5.9.3' };

const folder = mkdtempSync(join(tmpdir(), 'prefinery-kit-'));
const tarballs = tarballsOf(published, folder);

function lint(): boolean {
  const options = ['--profile', 'esm-only', '--format', 'ascii', '--no-summary'];
  return tarballs.every(({ file }) => run('publint', ['run', file, '--strict']) && run('attw', [file, ...options]));
}

/** Creates an app's folder with the tarballs, and with other packages in this repository's versions. */
function install(): boolean {
  const settings = readFileSync(new URL('../pnpm-workspace.yaml', import.meta.url), 'utf8');
  write('pnpm-workspace.yaml', `${settings.replace(/^packages:.*$/m, '')}\noverrides:\n${overridesOf(tarballs)}`);
  const dependencies = {
    ...dependenciesOf(tarballs),
    ...Object.fromEntries(others.map((name) => [name, 'catalog:'])),
    ...compilers,
  };
  write('package.json', JSON.stringify({ private: true, type: 'module', dependencies }));
  return run('pnpm', ['install', '--prefer-offline', '--no-frozen-lockfile'], folder);
}

function checkTypes(): boolean {
  write('app.ts', typesApp);
  const compilerOptions = { ...typesSettings, noUncheckedSideEffectImports: true };
  return Object.entries(resolutions).every(([name, resolution]) => {
    write(
      `tsconfig.${name}.json`,
      JSON.stringify({ compilerOptions: { ...compilerOptions, ...resolution }, files: ['app.ts'] }),
    );
    return Object.keys(compilers).every((compiler) =>
      run('node', [join('node_modules', compiler, 'bin', 'tsc'), '--project', `tsconfig.${name}.json`], folder),
    );
  });
}

function load(): boolean {
  write('app.mjs', modules.map((entry) => `await import('${entry}');`).join('\n'));
  return run('node', ['app.mjs'], folder);
}

function refuse(): boolean {
  write('client.mjs', "export * as server from '@prefinery-kit/core/server';");
  const refused = `await import('./bundle.mjs').then(
    () => { throw new Error('A secret would have reached a browser.'); },
    ({ message }) => { if (!message.includes('must never reach a browser')) throw new Error(message); },
  );`;
  write('refused.mjs', refused);
  return (
    run('esbuild', ['client.mjs', '--bundle', '--format=esm', '--outfile=bundle.mjs', '--log-level=warning'], folder) &&
    run('node', ['refused.mjs'], folder)
  );
}

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

try {
  const done = pack(tarballs, folder) && lint() && install() && checkTypes() && load() && refuse();
  if (!done) console.error('A package does not work as it would be published: see the last command above.');
  process.exitCode = done ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
