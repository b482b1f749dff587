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

/** The script of a page, as an app has it. Packages are taken as they are published. */
export async function bundle(file: string, scriptUrl: string, mode?: 'development' | 'production'): Promise<string> {
  const { outputFiles } = await build({
    ...optionsFor(scriptUrl, mode),
    entryPoints: [file],
    minify: true,
    write: false,
  });
  return outputFiles[0]!.text;
}

/** The script of one of the pages here. React doubles what it does in StrictMode only in development. */
export const bundlePage = (name: string, scriptUrl: string): Promise<string> =>
  bundle(join(pages, `${name}.tsx`), scriptUrl, name === 'mounts' ? 'development' : 'production');

/** What the server draws of the leaderboard's page. */
export async function drawOnServer(script: string, probe: string, scriptUrl: string): Promise<string> {
  const { outputFiles } = await build({
    ...optionsFor(scriptUrl),
    entryPoints: [join(pages, 'board.server.tsx')],
    platform: 'node',
    write: false,
    // React's own server is CommonJS, which asks for modules of Node.
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
  });
  const folder = mkdtempSync(join(tmpdir(), 'prefinery-kit-'));
  try {
    const file = join(folder, 'server.mjs');
    writeFileSync(file, outputFiles[0]!.text);
    const { html }: { html: (script: string, probe: string) => string } = await import(pathToFileURL(file).href);
    return html(script, probe);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
