import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';

const pages = join(import.meta.dirname, 'pages');

const optionsFor = (scriptUrl: string, mode = 'production'): BuildOptions => ({
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': JSON.stringify(mode), SCRIPT_URL: JSON.stringify(scriptUrl) },
  logLevel: 'error',
});

/** Bundles the script of a page for production, with the built packages. */
export async function bundle(file: string, scriptUrl: string, mode?: 'development' | 'production'): Promise<string> {
  const { outputFiles } = await build({
    ...optionsFor(scriptUrl, mode),
    entryPoints: [file],
    minify: true,
    write: false,
  });
  return outputFiles[0]!.text;
}

/** Bundles one of the pages here. StrictMode renders and runs effects twice only in a development build of React. */
export const bundlePage = (name: string, scriptUrl: string): Promise<string> =>
  bundle(join(pages, `${name}.tsx`), scriptUrl, name === 'mounts' ? 'development' : 'production');

/** The server-rendered HTML of the leaderboard's page. */
export async function drawOnServer(
  script: string,
  probe: string,
  scriptUrl: string,
  load: 'lazy' | 'eager',
): Promise<string> {
  const { outputFiles } = await build({
    ...optionsFor(scriptUrl),
    entryPoints: [join(pages, 'board.server.tsx')],
    platform: 'node',
    write: false,
    // React's server is CommonJS and requires modules of Node.js.
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
  });
  const folder = mkdtempSync(join(tmpdir(), 'prefinery-kit-'));
  try {
    const file = join(folder, 'server.mjs');
    writeFileSync(file, outputFiles[0]!.text);
    const { html }: { html: (script: string, probe: string, load: string) => string } = await import(
      pathToFileURL(file).href
    );
    return html(script, probe, load);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
