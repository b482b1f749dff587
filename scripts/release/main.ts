/**
 * `pnpm release`: packs the built packages, inspects each tarball, writes their bills of materials, and publishes exactly these
 * tarballs. `--check` does everything but publish. Versions that the registry already has are left out, so a release that
 * failed in the middle can be run again.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pack, published, tarballsOf } from '../pack.ts';
import { run } from '../shell.ts';
import { mistakesInBill, writeBill } from './bill.ts';
import { mistakesIn } from './contents.ts';
import { publish } from './publish.ts';

const folder = join(import.meta.dirname, '../../tarballs');
const tarballs = tarballsOf(published, folder);

function prepare(): boolean {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  if (!pack(tarballs, folder)) return false;
  const mistakes = tarballs.flatMap(({ name, file }, index) => {
    const bill = file.replace(/\.tgz$/, '.cdx.json');
    if (!writeBill(name, bill)) return [`${name}: its bill of materials could not be written.`];
    const manifest = published[index];
    return [...mistakesIn(file), ...(manifest ? mistakesInBill(manifest, bill) : [])];
  });
  for (const mistake of mistakes) console.error(mistake);
  if (mistakes.length === 0) console.log(`Packed and inspected, with bills of materials: ${folder}`);
  return mistakes.length === 0;
}

const isCheck = process.argv.includes('--check');
// The action that runs this reads the lines that `changeset tag` prints, to know what has been released.
const done = prepare() && (isCheck || ((await publish(tarballs)) && run('changeset', ['tag'])));
process.exitCode = done ? 0 : 1;
