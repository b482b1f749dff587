import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { Tarball } from '../pack.ts';

/** The version in the name of a tarball. */
const versionOf = ({ name, file }: Tarball): string =>
  basename(file, '.tgz').slice(name.replace('@', '').replace('/', '-').length + 1);

/** Where to publish to. */
interface Target {
  /** A registry other than npm's, such as that of a test. */
  registry?: string;
  /** The folder whose `.npmrc` is used. */
  folder?: string;
}

/** Whether the registry has this version of a package. npm fails if it has no version at all. */
async function isPublished({ name }: Tarball, version: string, args: string[], cwd?: string): Promise<boolean> {
  const view = ['view', `${name}@${version}`, 'version', ...args];
  const shown = await promisify(execFile)('npm', view, { cwd }).catch(() => undefined);
  return shown?.stdout.trim() === version;
}

/**
 * Publishes tarballs as they are and in their order, except versions that the registry has. Returns whether all of them are
 * published then. In GitHub's actions, pnpm gets its permission from npm by the identity of the workflow, and signs where the
 * packages come from.
 */
export async function publish(tarballs: readonly Tarball[], { registry, folder: cwd }: Target = {}): Promise<boolean> {
  const target = registry === undefined ? [] : ['--registry', registry];
  const provenance = process.env['GITHUB_ACTIONS'] === 'true' ? ['--provenance'] : [];
  for (const tarball of tarballs) {
    const version = versionOf(tarball);
    if (await isPublished(tarball, version, target, cwd)) {
      console.log(`${tarball.name} ${version} is published already.`);
      continue;
    }
    const args = ['publish', tarball.file, '--access', 'public', '--no-git-checks', ...provenance, ...target];
    const child = spawn('pnpm', args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    await once(child, 'close');
    if (child.exitCode !== 0) {
      console.error(`${tarball.name} ${version} could not be published: see above.`);
      return false;
    }
  }
  return true;
}
