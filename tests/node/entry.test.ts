/** Which module `@prefinery-kit/core/server` is, by the conditions of whoever asks for it. */
import core from '@prefinery-kit/core/package.json' with { type: 'json' };
import { build as buildWithEsbuild } from 'esbuild';
import { build as buildWithVite, defaultClientConditions, defaultServerConditions, type InlineConfig } from 'vite';
import { expect, test } from 'vitest';

const source = '@prefinery-kit/source';
const names = ['PrefineryServerError', 'readLanding', 'signIdentity', 'verifyIdentity', 'verifyWebhook'];
const refusal = /must never reach a browser/;

/** An app that uses all of it. */
const app = `export { ${names.join(', ')} } from '@prefinery-kit/core/server';`;

/** Bundles an app for a browser, as far as these conditions let it. */
async function bundle(contents: string, conditions: string[] = []): Promise<string> {
  const { outputFiles } = await buildWithEsbuild({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: [source, ...conditions],
  });
  return outputFiles.map(({ text }) => text).join('\n');
}

async function bundleWithVite(config: InlineConfig): Promise<string> {
  const result = await buildWithVite({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    resolve: { conditions: [source, ...defaultClientConditions] },
    plugins: [
      {
        name: 'app',
        resolveId: { order: 'pre', handler: (id) => (id.endsWith('virtual:app') ? 'virtual:app' : null) },
        load: (id) => (id === 'virtual:app' ? app : null),
      },
    ],
    ...config,
    build: { write: false, ...config.build },
  });
  const outputs = [result].flat().flatMap((built) => ('output' in built ? built.output : []));
  return outputs.map((file) => ('code' in file ? file.code : '')).join('\n');
}

const load = async (code: string): Promise<object> =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);

test('a bundle for a browser has nothing of it but a sentence, and throws that when it is loaded', async () => {
  const code = await bundle(app);
  expect(code).not.toMatch(/subtle|HMAC/);
  await expect(load(code)).rejects.toThrow(refusal);
});

test('so does one that Vite makes', async () => {
  const code = await bundleWithVite({ build: { lib: { entry: 'virtual:app', formats: ['es'] } } });
  expect(code).not.toMatch(/subtle|HMAC/);
  await expect(load(code)).rejects.toThrow(refusal);
});

test('where it is imported and never used, a bundle for a browser is as if it were not there', async () => {
  const page = "import { signIdentity } from '@prefinery-kit/core/server'; export const title = 'Waitlist';";
  expect(await load(await bundle(page))).toMatchObject({ title: 'Waitlist' });
});

// Bundlers for servers and the edge often ask for "browser" as well.
test.each(['workerd', 'edge-light', 'worker', 'deno', 'bun', 'react-server', 'node'])(
  'where "%s" is asked for it is the real one, though "browser" is asked for too',
  async (condition) => {
    expect(Object.keys(await load(await bundle(app, [condition])))).toEqual(names);
  },
);

test('for a server that Vite builds it is the real one', async () => {
  const code = await bundleWithVite({
    build: { ssr: 'virtual:app' },
    ssr: { noExternal: true, resolve: { conditions: [source, ...defaultServerConditions] } },
  });
  expect(Object.keys(await load(code))).toEqual(names);
});

test('in Node it loads', async () => {
  expect(Object.keys(await import('@prefinery-kit/core/server')).toSorted()).toEqual(names);
});

test('what is published says the same, in the same order, as what is developed with', () => {
  const { [source]: sources, ...published } = core.exports['./server'];
  expect(JSON.stringify(core.publishConfig.exports['./server'])).toBe(JSON.stringify(published));
  const { types: _, ...built } = published;
  const sourceOf = (file: string) => file.replace('./dist/', './src/').replace(/\.js$/, '.ts');
  expect(Object.entries(built).map(([key, file]) => [key, sourceOf(file)])).toEqual(Object.entries(sources));
});
