/** `pnpm pack:all`: packs the built packages into `tarballs/`, and prints how an app installs them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { overridesOf, pack, published, tarballsOf } from './pack.ts';

const folder = join(import.meta.dirname, '../tarballs');
const tarballs = tarballsOf(published, folder);

mkdirSync(folder, { recursive: true });
if (pack(tarballs, folder)) {
  console.log(`
The packages are in ${folder}. In your app, install them by

  npm install ${tarballs.map(({ file }) => file).join(' ')} @tanstack/react-query

With pnpm, put this into the app's pnpm-workspace.yaml first, so that it does not look for them in the registry:

overrides:
${overridesOf(tarballs)}`);
} else {
  console.error('The packages could not be packed, see above.');
  process.exitCode = 1;
}
