import { build, defaultClientConditions, type Plugin } from 'vite';

const query = '?iife';

/**
 * `import script from './entry.ts?iife'` is the text of that entry and all it imports, as one minified script for
 * browsers. The server hands such scripts out without a build step of its own at run time.
 */
export const iife = (): Plugin => ({
  name: 'prefinery-kit:iife',
  enforce: 'pre',

  async resolveId(source, importer) {
    if (!source.endsWith(query)) return null;
    const entry = await this.resolve(source.slice(0, -query.length), importer);
    return entry && { ...entry, id: entry.id + query };
  },

  async load(id) {
    if (!id.endsWith(query)) return null;
    const { code, modules } = await bundle(id.slice(0, -query.length));
    for (const module of modules) this.addWatchFile(module);
    return { code: `export default ${JSON.stringify(code)};`, moduleType: 'js' };
  },
});

const bundle = async (entry: string): Promise<{ code: string; modules: string[] }> => {
  const built = await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { conditions: ['@prefinery-kit/source', ...defaultClientConditions] },
    build: {
      write: false,
      target: 'baseline-widely-available',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((result) =>
    'output' in result ? result.output : [],
  );
  const [script] = outputs;
  if (script?.type !== 'chunk' || outputs.length > 1) {
    throw new Error(`${entry}${query} must become one script, without assets. It became ${outputs.length} files.`);
  }
  return { code: script.code, modules: script.moduleIds };
};
