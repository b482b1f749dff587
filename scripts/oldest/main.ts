/**
 * Checks that code for visitors uses no feature that the oldest browsers of the README lack: the syntax of the built
 * modules, the JavaScript and DOM APIs that they call, and the stylesheet. With files as arguments it checks these
 * instead: sources (`.ts`), built modules (`.js`) and stylesheets (`.css`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parse } from 'acorn';
import { find, lacking, oldest } from './browsers.ts';
import { missed } from './missed.ts';
import { scriptUses } from './script.ts';
import { styleUses } from './style.ts';

const root = process.cwd();
const faults: string[] = [];
const given = process.argv.slice(2).map((file) => resolve(file));
const givenOf = (extension: string) => given.filter((file) => file.endsWith(extension));
const isWhole = given.length === 0;

/** Modules for visitors. Devtools and test helpers run only in the browsers of developers. */
const entries = isWhole
  ? [
      'packages/core/src/index.ts',
      ...['index.ts', 'qr/index.ts', 'locales/index.ts'].map((file) => `packages/react/src/${file}`),
    ]
  : givenOf('.ts');
const isVisitors = (file: string) =>
  given.includes(file) || (/\/packages\/(core|react)\/src\//.test(file) && !/\/(testing|devtools|trace)\b/.test(file));

const styles = isWhole ? ['packages/react/src/styles.css'] : givenOf('.css');
const uses = [
  ...scriptUses(entries, isVisitors),
  ...styles.flatMap((file) => styleUses(file, readFileSync(file, 'utf8'))),
];
const found = new Set<string>();
for (const { feature, place } of uses) {
  const compat = find(feature.split('.'))?.__compat;
  const browsers = compat ? lacking(compat) : [];
  if (browsers.length === 0) continue;
  found.add(feature);
  if (!Object.hasOwn(missed, feature))
    faults.push(`${relative(root, place)}: ${feature} is missing in ${browsers.join(', ')}.`);
}
for (const feature of isWhole ? Object.keys(missed) : []) {
  if (!found.has(feature))
    faults.push(`scripts/oldest/missed.ts: ${feature} is not used, or no longer missing anywhere.`);
}

// The oldest browsers support ES2022 and its regular expressions.
const built = () =>
  ['packages/core/dist', 'packages/react/dist'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => join(folder, file)),
  );
const modules = isWhole ? built() : givenOf('.js');
if (isWhole && modules.length === 0) faults.push('There are no built modules: run `pnpm build` first.');
for (const file of modules) {
  try {
    parse(readFileSync(file, 'utf8'), { ecmaVersion: 2022, sourceType: 'module' });
  } catch (error) {
    faults.push(`${file} is no ES2022: ${String(error)}`);
  }
}

// The table of the README.
const readme = readFileSync('README.md', 'utf8');
for (const version of new Set(Object.values(oldest))) {
  if (!new RegExp(`^\\|.*\\b${version.replace('.', '\\.')}\\s*\\|`, 'm').test(readme)) {
    faults.push(`The README's table of browsers does not name ${version}.`);
  }
}

for (const fault of new Set(faults)) console.error(fault);
if (faults.length === 0) {
  console.log(
    `The oldest browsers have what ${modules.length} modules and the stylesheet use: ${uses.length} uses looked up.`,
  );
}
process.exitCode = faults.length === 0 ? 0 : 1;
