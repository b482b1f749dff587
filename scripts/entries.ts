/** The public entries of the published packages. */
import { published } from './pack.ts';

/** All entries, such as `@prefinery-kit/react/qr`. */
const entries = published
  .flatMap(({ name, publishConfig }) => Object.keys(publishConfig.exports).map((entry) => name + entry.slice(1)))
  .filter((entry) => !entry.endsWith('.json'));

/** Those that are modules, not stylesheets. */
export const modules = entries.filter((entry) => !entry.endsWith('.css'));

/** A module that uses the types of all entries. */
export const typesApp: string = entries
  .map((entry, index) =>
    modules.includes(entry) ? `export * as entry${index} from '${entry}';` : `import '${entry}';`,
  )
  .join('\n');

/** The strictest settings of TypeScript for that module, and what differs by how modules are resolved. */
export const typesSettings = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: ['node'],
  jsx: 'react-jsx',
};
export const resolutions = {
  nodenext: { module: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
};
