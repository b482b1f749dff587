/** The devtools leave nothing in a production bundle. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build as buildWithEsbuild, type Plugin } from 'esbuild';
import { build as buildWithVite, defaultClientConditions } from 'vite';
import { expect, test } from 'vitest';

const source = '@prefinery-kit/source';
const external = ['react', 'react-dom', 'react/jsx-runtime', '@tanstack/react-query'];
type Mode = 'development' | 'production';

const app = (devtools: string) => `
  import { createElement } from 'react';
  import { PrefineryProvider } from '@prefinery-kit/react';
  ${devtools}
  export const App = () => createElement(PrefineryProvider, { project: 'abcd1234' }, createElement(PrefineryDevtools));
`;
const withDevtools = app("import { PrefineryDevtools } from '@prefinery-kit/react/devtools';");
const withPlugin = app(`
  import { prefineryDevtoolsPlugin } from '@prefinery-kit/react/devtools';
  const PrefineryDevtools = () => prefineryDevtoolsPlugin().render(document.body, { theme: 'light' });
`);
const withNothing = app('const PrefineryDevtools = () => null;');

/** Sources import their stylesheet with `?raw`. Published modules contain its text. */
const raw: Plugin = {
  name: 'raw',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?raw$/ }, ({ path, importer }) => ({
      path: join(dirname(importer), path.replace('?raw', '')),
      namespace: 'raw',
    }));
    onLoad({ filter: /.*/, namespace: 'raw' }, async ({ path }) => ({
      contents: await readFile(path, 'utf8'),
      loader: 'text',
    }));
  },
};

async function esbuild(contents: string, mode: Mode): Promise<string> {
  const { outputFiles } = await buildWithEsbuild({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    conditions: [source],
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    external,
    plugins: [raw],
  });
  return outputFiles.map(({ text }) => text).join('\n');
}

async function vite(contents: string, mode: Mode): Promise<string> {
  const result = await buildWithVite({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    mode,
    // Vitest sets NODE_ENV to "test".
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    resolve: { conditions: [source, ...defaultClientConditions] },
    plugins: [
      {
        name: 'app',
        resolveId: { order: 'pre', handler: (id) => (id.endsWith('virtual:app') ? 'virtual:app' : null) },
        load: (id) => (id === 'virtual:app' ? contents : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      rolldownOptions: { input: 'virtual:app', external, preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = [result].flat().flatMap((built) => ('output' in built ? built.output : []));
  return outputs.map((file) => ('code' in file ? file.code : '')).join('\n');
}

const panel = /prefinery-devtools|Become another visitor|tablist|kit\/core\/calls/;

test.each([
  ['esbuild', esbuild],
  ['Vite', vite],
])('%s puts them into a development bundle, and nothing of them into a production bundle', async (_name, bundle) => {
  expect(await bundle(withDevtools, 'development')).toMatch(panel);
  const [built, bare] = await Promise.all([bundle(withDevtools, 'production'), bundle(withNothing, 'production')]);
  expect(bare).toContain('abcd1234');
  expect(built).not.toMatch(panel);
  // The bundler may leave a comment with the module's name.
  expect(built.length - bare.length).toBeLessThan(16);
  expect(await bundle(withPlugin, 'development')).toMatch(panel);
  expect(await bundle(withPlugin, 'production')).not.toMatch(panel);
});
