/**
 * Checks the types of every `ts` and `tsx` block in the READMEs and guides, with the settings of the repository. A block
 * marked `fragment` is some lines of a function, or some JSX: it has the imports of the last whole block above it. One
 * that is marked `file=app/providers.tsx` can be imported by that name from other blocks of its document. One that is marked
 * `live` is whole, and the site runs its first exported component below it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Block, blocksOf, fileOf } from './blocks.ts';
import { run } from './shell.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.cache/samples');

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
  'packages/react/skills/prefinery-kit/SKILL.md',
].filter((file) => existsSync(join(root, file)));

const samplesOf = (text: string): Block[] => blocksOf(text).filter(({ language }) => /^tsx?$/.test(language));

const importsOf = (code: string): string => (code.match(/^import [^;]+;/gm) ?? []).join(' ').replaceAll('\n', ' ');

/** Wraps a fragment, so that it becomes a module. */
const around = ({ code }: Block): [before: string, after: string] =>
  code.trimStart().startsWith('<')
    ? ['export const sample = () => <>', '</>;']
    : ['export async function sample() {', '}'];

/** Writes one file per sample, with the sample at the same lines as in its document. Returns their number. */
function extract(document: string): number {
  const samples = samplesOf(readFileSync(join(root, document), 'utf8'));
  let imports = '';
  for (const sample of samples) {
    const { language, mark, code, line } = sample;
    const name = fileOf(sample);
    if (mark !== '' && mark !== 'fragment' && mark !== 'live' && !name) {
      throw new Error(
        `${document}:${line - 1}: a sample is whole, marked "fragment", "live", or "file=" and its name. It cannot be "${mark}".`,
      );
    }
    const isWhole = mark !== 'fragment';
    if (isWhole) imports = importsOf(code);
    const [before, after] = isWhole ? ['', ''] : around(sample);
    const head = isWhole ? '' : `${imports} ${before}`;
    const file = join(folder, document.replaceAll('/', '-'), name ?? `${line}.${language}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${'\n'.repeat(line - 2)}${head}\n${code}${after}\n`);
  }
  return samples.length;
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: '../../tsconfig.json',
    compilerOptions: {
      // A sample may define something without using it.
      noUnusedLocals: false,
      noUnusedParameters: false,
      moduleDetection: 'force',
      // Bundlers replace `process.env.NAME`, and not always `process.env['NAME']`.
      noPropertyAccessFromIndexSignature: false,
    },
    include: [
      '.',
      '../../env.d.ts',
      '../../scripts/next.d.ts',
      '../../scripts/frameworks.d.ts',
      '../../packages/*/src/*.d.ts',
    ],
  }),
);
const count = documents.reduce((sum, document) => sum + extract(document), 0);
const done = count > 0 && run('tsc', ['--project', folder]);
if (done) console.log(`${count} samples of ${documents.join(', ')} compile.`);
else console.error('A sample does not compile. Its folder is called as its document, and the lines are those there.');
process.exitCode = done ? 0 : 1;
