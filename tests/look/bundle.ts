/** The app of `app/`, built for production by Vite. */
import { join } from 'node:path';
import { build, defaultClientConditions } from 'vite';
import type { File } from './see.ts';

const app = join(import.meta.dirname, 'app');
const entries = ['plain', 'themed'] as const;

const documentOf = (entry: string): string => `<!doctype html><html lang="en"><title>App</title>
<link rel="stylesheet" href="/${entry}.css"><main></main><script type="module" src="/${entry}.js"></script></html>`;

/** Builds one page with Vite's defaults for stylesheets. */
async function bundle(entry: string): Promise<[path: string, file: File][]> {
  const built = await build({
    configFile: false,
    root: app,
    logLevel: 'error',
    // Vitest sets NODE_ENV to "test", and a deployed app is built with "production".
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['@prefinery-kit/source', ...defaultClientConditions] },
    build: {
      write: false,
      rolldownOptions: {
        input: join(app, `${entry}.ts`),
        output: { entryFileNames: `${entry}.js`, assetFileNames: `${entry}.css` },
      },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  return [
    [`/${entry}`, { contentType: 'text/html', body: documentOf(entry) }],
    ...outputs.map((file): [string, File] => [
      `/${file.fileName}`,
      file.type === 'chunk'
        ? { contentType: 'text/javascript', body: file.code }
        : { contentType: 'text/css', body: Buffer.from(file.source) },
    ]),
  ];
}

/** The files of the build by their paths, such as `/plain` and `/plain.css`. */
export const bundleApp = async (): Promise<Map<string, File>> =>
  new Map((await Promise.all(entries.map(bundle))).flat());
