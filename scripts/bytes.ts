import { build } from 'esbuild';
import { brotliCompressSync } from 'node:zlib';

/** The size of a download, in bytes. */
export interface Bytes {
  minified: number;
  /** Minified, and compressed with brotli at its highest quality. */
  brotli: number;
}

/**
 * Bundles some code for production, and returns the size.
 * @param code an ES module
 * @param folder where its imports are resolved
 * @param external packages that are left out of the bundle
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
