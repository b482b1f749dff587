import { build } from 'esbuild';
import { brotliCompressSync } from 'node:zlib';

/** What a visitor downloads. */
export interface Bytes {
  minified: number;
  /** Minified and compressed with brotli, at its best. */
  brotli: number;
}

/**
 * The script that a bundler makes of some code for an app in production.
 * @param code an ES module
 * @param folder where its imports are looked for
 * @param external packages that are not counted
 */
export async function measure(code: string, folder: string, external: readonly string[]): Promise<Bytes> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    outdir: folder,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
    legalComments: 'none',
    logLevel: 'error',
    external: [...external],
  });
  const scripts = outputFiles.filter(({ path }) => path.endsWith('.js')).map(({ contents }) => contents);
  return {
    minified: scripts.reduce((sum, script) => sum + script.length, 0),
    brotli: scripts.reduce((sum, script) => sum + brotliCompressSync(script).length, 0),
  };
}
