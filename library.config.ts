/** How the published packages are built: modules stay apart, so that `'use client'` and tree-shaking survive. */
import { join } from 'node:path';
import type { UserConfig } from 'vite';
import dts from 'vite-plugin-dts';

/** What a package imports by name is installed with it; only its own files go into its `dist`. */
const byName = /^[@\w](?!:)/;

/**
 * The library build of one package.
 * @param folder `import.meta.dirname` of the package's `vite.config.ts`
 * @param entries the public entries: `{ 'contract/index': 'src/contract/index.ts' }` becomes `dist/contract/index.js`
 */
export function library(folder: string, entries: Record<string, string>): UserConfig {
  // The sandbox's help with tests is for its own tests; core and react publish theirs.
  const unpublished = 'testing/index' in entries ? [] : ['src/testing/**'];
  return {
    root: folder,
    plugins: [
      dts({
        root: folder,
        entryRoot: 'src',
        tsconfigPath: join(import.meta.dirname, 'tsconfig.json'),
        include: ['src'],
        exclude: ['**/*.test.*', '**/*.test-d.ts', '**/*.stories.tsx', ...unpublished],
        // Other packages are read as their readers get them: through their built declarations.
        compilerOptions: {
          rootDir: join(folder, 'src'),
          customConditions: [],
          types: ['node', 'vite/client', join(import.meta.dirname, 'env.d.ts')],
          noEmit: false,
        },
        bundleTypes: true,
        afterDiagnostic(diagnostics) {
          if (diagnostics.length > 0) throw new Error(`${diagnostics.length} type errors, see above.`);
        },
      }),
    ],
    build: {
      target: 'es2022',
      sourcemap: true,
      minify: false,
      lib: { entry: entries, formats: ['es'] },
      rolldownOptions: {
        external: byName,
        // Modules stay apart, so the directive is kept, whatever the warning fears.
        checks: { moduleLevelDirective: false, pluginTimings: false },
        output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
      },
    },
  };
}
