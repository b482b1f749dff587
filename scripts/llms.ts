/**
 * Writes `llms-full.txt`, all documents that `llms.txt` lists, in its order. `--check` only says whether it is up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const file = 'llms-full.txt';
const read = (name: string): string => readFileSync(join(root, name), 'utf8').replaceAll('\r\n', '\n');

const index = read('llms.txt');
const [head = ''] = index.split(/^## /m, 1);
// What stands under "Optional" is for those who change the kit.
const [listed = ''] = index.split(/^## Optional$/m, 1);
const documents = [...listed.matchAll(/^- \[[^\]]+\]\(([^)]+)\)/gm)].map(({ 1: name = '' }) => name);
const text = [head.trim(), ...documents.map((name) => `<!-- ${name} -->\n\n${read(name).trim()}`)].join('\n\n');

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
if (!values.check) {
  writeFileSync(join(root, file), `${text}\n`);
  console.log(`Written: ${file}, of ${documents.length} documents.`);
} else if (read(file) === `${text}\n`) {
  console.log(`${file} has what its ${documents.length} documents have.`);
} else {
  console.error(`${file} is older than the documents. pnpm docs:update writes it anew.`);
  process.exitCode = 1;
}
