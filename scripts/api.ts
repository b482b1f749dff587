/**
 * Writes the API reports in `api/`, one for each entry, from the built declarations. A report that has
 * changed is an error; `--update` writes it instead.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { published } from './pack.ts';

const isUpdate = process.argv.includes('--update');
const root = join(import.meta.dirname, '..');
const temporary = mkdtempSync(join(tmpdir(), 'prefinery-kit-api-'));

interface Manifest {
  name: string;
  publishConfig: { exports: Record<string, string | { types: string }> };
}

interface Entry {
  /** Such as `react` or `react-qr`. */
  name: string;
  folder: string;
  types: string;
}

function entriesOf({ name, publishConfig }: Manifest): Entry[] {
  const packageName = name.replace('@prefinery-kit/', '');
  const folder = join(root, 'packages', packageName);
  return Object.entries(publishConfig.exports).flatMap(([entry, target]) =>
    typeof target === 'string' || !target.types.endsWith('.d.ts') || target.types.endsWith('.css.d.ts')
      ? []
      : [{ name: packageName + entry.slice(1).replaceAll('/', '-'), folder, types: join(folder, target.types) }],
  );
}

/** Writes the report of an entry. */
function report({ name, folder, types }: Entry): void {
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: join(folder, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: types,
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: join(root, 'api'),
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            lib: ['ES2023', 'DOM', 'DOM.Iterable'],
            module: 'ESNext',
            moduleResolution: 'bundler',
            jsx: 'react-jsx',
            strict: true,
            skipLibCheck: true,
            types: ['node'],
          },
          include: [types],
        },
      },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  // API Extractor's own messages are about its options and its version of TypeScript.
  Extractor.invoke(config, { localBuild: true, messageCallback: (message) => void (message.handled = true) });
}

mkdirSync(join(root, 'api'), { recursive: true });
const entries = published.flatMap(entriesOf);
const changed: string[] = [];
for (const entry of entries) {
  const file = join(root, 'api', `${entry.name}.api.md`);
  const before = read(file);
  report(entry);
  const now = read(file);
  if (before === now) continue;
  changed.push(entry.name);
  if (!isUpdate && before !== undefined) writeFileSync(file, before);
  if (!isUpdate && before === undefined) rmSync(file, { force: true });
}
rmSync(temporary, { recursive: true });

for (const name of changed)
  console.log(isUpdate ? `Written: api/${name}.api.md` : `The public API of ${name} has changed.`);
if (changed.length > 0 && !isUpdate) {
  console.error(
    'Was it meant? Then run `pnpm api:update`, and commit api/ with the change. Otherwise take the change back.',
  );
  process.exitCode = 1;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
