/** `pnpm versions`: what the examples ask for, after `changeset version` has given the packages another version. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Writes the version of the React kit into every example that asks for packages of the kit by version.
 * @param root The folder of the repository.
 */
export function updateExamples(root: string): void {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'packages/react/package.json'), 'utf8'));
  for (const name of readdirSync(join(root, 'examples'))) {
    const file = join(root, 'examples', name, 'package.json');
    if (!existsSync(file)) continue;
    const manifest = readFileSync(file, 'utf8');
    writeFileSync(file, manifest.replace(/("@prefinery-kit\/[^"]+": ")\^[^"]+"/g, `$1^${version}"`));
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  updateExamples(join(import.meta.dirname, '../..'));
}
