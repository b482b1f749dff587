/** The folder of an app with our packed packages, and with other packages in locked versions. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import core from '../../packages/core/package.json' with { type: 'json' };
import react from '../../packages/react/package.json' with { type: 'json' };
import sandbox from '../../packages/sandbox/package.json' with { type: 'json' };
import { dependenciesOf, overridesOf, pack, tarballsOf } from '../../scripts/pack.ts';
import { run } from '../../scripts/shell.ts';

/**
 * Copies a folder with `package.json`, `pnpm-workspace.yaml` and `pnpm-lock.yaml` to a place outside of the repository, and installs
 * it there together with the packed packages: the client and the React kit, or all. Packages must have been built.
 * @returns the path of the copy
 */
export function install(template: string, which: 'kit' | 'all' = 'kit'): string {
  // Without symbolic links, because bundlers resolve them.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'prefinery-kit-')));
  cpSync(template, folder, { recursive: true });
  const tarballs = tarballsOf(which === 'all' ? [core, react, sandbox] : [core, react], folder);
  appendFileSync(join(folder, 'pnpm-workspace.yaml'), overridesOf(tarballs));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  manifest.dependencies = { ...manifest.dependencies, ...dependenciesOf(tarballs) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const done =
    pack(tarballs, folder) &&
    run('pnpm', ['install', '--prefer-offline', '--no-frozen-lockfile', '--reporter=silent'], folder);
  if (!done) throw new Error('The packages could not be packed and installed: see the last command above.');
  return folder;
}
