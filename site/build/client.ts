/** The scripts and styles of the documentation. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defaultClientConditions } from 'vite';
import type { Assets } from './Page.tsx';
import { root } from './pages.ts';

/** Bundles the scripts of the pages into `outDir`. Returns what a page has to load. */
export async function buildClient(outDir: string): Promise<Assets> {
  const app = join(root, 'site/app');
  const main = join(app, 'main.ts');
  const built = await build({
    configFile: false,
    root: join(root, 'site'),
    base: './',
    logLevel: 'warn',
    publicDir: join(root, 'site/public'),
    plugins: [react()],
    resolve: {
      conditions: ['@prefinery-kit/source', ...defaultClientConditions],
      // Conditions do not apply to imports in stylesheets.
      alias: { '@prefinery-kit/react/styles.css': join(root, 'packages/react/src/styles.css') },
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        input: { main, start: join(app, 'page.ts') },
        checks: { pluginTimings: false },
        output: { entryFileNames: ({ name }) => (name === 'start' ? 'assets/start.js' : 'assets/[name]-[hash].js') },
      },
    },
  });
  if (!('output' in built)) throw new Error('The build of the site has more than one output.');
  for (const chunk of built.output) {
    if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'main') {
      return { script: chunk.fileName, styles: [...(chunk.viteMetadata?.importedCss ?? [])] };
    }
  }
  throw new Error('The build of the site has no entry "main".');
}
