/**
 * Checks the types of every `ts` and `tsx` block in the READMEs, with the settings of the repository. A block marked
 * `fragment` is some lines of a function, or some JSX: it knows what the last whole block above it imports.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './shell.ts';

interface Sample {
  language: string;
  /** What stands behind the language. */
  mark: string;
  code: string;
  /** Its first line in the README, from 1. */
  line: number;
}

const root = join(import.meta.dirname, '..');
const folder = join(root, '.cache/samples');

const readmes = [
  'README.md',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
].filter((file) => existsSync(join(root, file)));

function samplesOf(text: string): Sample[] {
  return [...text.matchAll(/^ *```(tsx?)\b *(.*)\n([^]*?)^ *```$/gm)].map(
    ({ index, 1: language = '', 2: mark = '', 3: code = '' }) => ({
      language,
      mark,
      code,
      line: text.slice(0, index).split('\n').length + 1,
    }),
  );
}

const importsOf = (code: string): string => (code.match(/^import [^;]+;/gm) ?? []).join(' ').replaceAll('\n', ' ');

/** What stands around a fragment to make it a module. */
const around = ({ code }: Sample): [before: string, after: string] =>
  code.trimStart().startsWith('<')
    ? ['export const sample = () => <>', '</>;']
    : ['export async function sample() {', '}'];

/** Writes one file per sample, with the sample at the lines that it has in the README. Answers how many there are. */
function extract(readme: string): number {
  const samples = samplesOf(readFileSync(join(root, readme), 'utf8'));
  let imports = '';
  for (const sample of samples) {
    const { language, mark, code, line } = sample;
    if (mark !== '' && mark !== 'fragment') {
      throw new Error(`${readme}:${line - 1}: a sample is whole, or marked "fragment". It cannot be "${mark}".`);
    }
    if (mark === '') imports = importsOf(code);
    const [before, after] = mark === '' ? ['', ''] : around(sample);
    const head = mark === '' ? '' : `${imports} ${before}`;
    const file = join(folder, `${readme.replaceAll('/', '-')}.${line}.${language}`);
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
    // A sample shows how a thing is made, and need not use it.
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, moduleDetection: 'force' },
    include: ['.', '../../env.d.ts', '../../packages/*/src/*.d.ts'],
  }),
);
const count = readmes.reduce((sum, readme) => sum + extract(readme), 0);
const done = count > 0 && run('tsc', ['--project', folder]);
if (done) console.log(`${count} samples of ${readmes.join(', ')} compile.`);
else
  console.error('A sample does not compile. Its file is called as its README, and the lines are those of the README.');
process.exitCode = done ? 0 : 1;
