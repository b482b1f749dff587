/** Which module `@prefinery-kit/core/server` resolves to, by export conditions. */
import core from '@prefinery-kit/core/package.json' with { type: 'json' };
import { build as buildWithEsbuild } from 'esbuild';
import { build as buildWithVite, defaultClientConditions, defaultServerConditions, type InlineConfig } from 'vite';
import { expect, test } from 'vitest';

const source = '@prefinery-kit/source';
const names = ['PrefineryServerError', 'readLanding', 'signIdentity', 'verifyIdentity', 'verifyWebhook'];
const refusal = /must never reach a browser/;

/** An app that imports and uses the whole entry. */
const app = `export { ${names.join(', ')} } from '@prefinery-kit/core/server';`;

/** Bundles an app for a browser with further conditions. */
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

test('a bundle of the server entry for a browser throws an error when it is loaded, and contains no signing code', async () => {
  const code = await bundle(app);
  expect(code).not.toMatch(/subtle|HMAC/);
  await expect(load(code)).rejects.toThrow(refusal);
});

test('a bundle by Vite throws the same error', async () => {
  const code = await bundleWithVite({ build: { lib: { entry: 'virtual:app', formats: ['es'] } } });
  expect(code).not.toMatch(/subtle|HMAC/);
  await expect(load(code)).rejects.toThrow(refusal);
});

test('an import that is not used leaves no error in a bundle for a browser', async () => {
  const page = "import { signIdentity } from '@prefinery-kit/core/server'; export const title = 'Waitlist';";
  expect(await load(await bundle(page))).toMatchObject({ title: 'Waitlist' });
});

// Bundlers for servers and the edge often have the condition "browser" as well.
test.each(['workerd', 'edge-light', 'worker', 'deno', 'bun', 'react-server', 'node'])(
  'with the condition "%s" it resolves to the server entry, also if "browser" is set',
  async (condition) => {
    expect(Object.keys(await load(await bundle(app, [condition])))).toEqual(names);
  },
);

test('a server build by Vite contains the server entry', async () => {
  const code = await bundleWithVite({
    build: { ssr: 'virtual:app' },
    ssr: { noExternal: true, resolve: { conditions: [source, ...defaultServerConditions] } },
  });
  expect(Object.keys(await load(code))).toEqual(names);
});

test('the server entry loads in Node.js', async () => {
  expect(Object.keys(await import('@prefinery-kit/core/server')).toSorted()).toEqual(names);
});

test('the published export conditions are those of development, in the same order', () => {
  const { [source]: sources, ...published } = core.exports['./server'];
  expect(JSON.stringify(core.publishConfig.exports['./server'])).toBe(JSON.stringify(published));
  const { types: _, ...built } = published;
  const sourceOf = (file: string) => file.replace('./dist/', './src/').replace(/\.js$/, '.ts');
  expect(Object.entries(built).map(([key, file]) => [key, sourceOf(file)])).toEqual(Object.entries(sources));
});
