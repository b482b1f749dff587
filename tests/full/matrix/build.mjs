/** `node build.mjs TOOL ENTRY FOLDER`: bundles an entry for production. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const [tool, entry, output] = process.argv.slice(2);
const file = join(import.meta.dirname, entry);
mkdirSync(output, { recursive: true });

/** Loads a package of the folder where this runs. The repository has none of these tools in these versions. */
const load = (name) => import(name);

/** webpack and Rspack have the same interface. */
const pack = (bundler) =>
  new Promise((resolve, reject) => {
    const options = { mode: 'production', context: import.meta.dirname, entry: file, output: { path: output } };
    bundler(options, (error, stats) => {
      if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString()));
      else resolve();
    });
  });

/** Vite as a bundler of a script, without a page. */
const vite = ({ build }) =>
  build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: { outDir: output, modulePreload: false, rollupOptions: { input: file } },
  });

const tools = {
  vite: async () => vite(await load('vite')),
  'vite-7': async () => vite(await load('vite-7')),
  webpack: async () => pack((await load('webpack')).default),
  rspack: async () => pack((await load('@rspack/core')).rspack),
  esbuild: async () => {
    const { build } = await load('esbuild');
    const define = { 'process.env.NODE_ENV': '"production"' };
    await build({ entryPoints: [file], outdir: output, bundle: true, minify: true, format: 'esm', define });
  },
};
await tools[tool]();
