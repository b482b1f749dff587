/** What the kit adds to a visitor's download, against its budgets. Reads the built packages. */
import { build } from 'esbuild';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** One row per promise: what an app imports, and how many bytes that may cost after minification and brotli. */
const budgets = [
  {
    what: 'provider + useUser + client',
    uses: '{ PrefineryProvider, useUser }',
    of: '@prefinery-kit/react',
    limit: 3200,
  },
];

/** What an app has anyway. */
const external = ['react', 'react-dom', 'react/jsx-runtime', '@tanstack/react-query'];

async function weigh(uses: string, of: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export ${uses} from '${of}';`, resolveDir: join(import.meta.dirname, '..') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    external,
  });
  return outputFiles.reduce((sum, { contents }) => sum + brotliCompressSync(contents).length, 0);
}

const rows = await Promise.all(
  budgets.map(async ({ what, uses, of, limit }) => {
    const bytes = await weigh(uses, of);
    return { what, bytes, budget: limit, left: limit - bytes };
  }),
);
console.table(rows);

const over = rows.filter(({ left }) => left < 0);
for (const { what, bytes, budget } of over) {
  console.error(
    `Too heavy: "${what}" weighs ${bytes} bytes, and its budget is ${budget}. Make it lighter, or argue for more.`,
  );
}
process.exitCode = over.length > 0 ? 1 : 0;
