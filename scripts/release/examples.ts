/** `pnpm versions`: what the examples ask for, after `changeset version` has given the packages another version. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '../../packages/react/package.json' with { type: 'json' };

/**
 * Writes the version of the kit into every example that asks for its packages by version.
 * @param folder The folder of the examples.
 */
export function updateExamples(folder: string, version: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name, 'package.json');
    if (!existsSync(file)) continue;
    const manifest = readFileSync(file, 'utf8');
    writeFileSync(file, manifest.replace(/("@prefinery-kit\/[^"]+": ")\^[^"]+"/g, `$1^${version}"`));
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  updateExamples(join(import.meta.dirname, '../../examples'), react.version);
}
