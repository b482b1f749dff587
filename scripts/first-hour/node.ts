import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** The version of Node.js that frameworks get which do not run on the oldest version of this repository. */
const version = '24';

let found: Promise<string> | undefined;

/** The folder of a newer Node.js, from npm's package of it. Downloads it at the first call. */
export function newerNode(): Promise<string> {
  found ??= promisify(execFile)('npx', [
    '--yes',
    '--package',
    `node@${version}`,
    'node',
    '-p',
    'process.execPath',
  ]).then(({ stdout }) => dirname(stdout.trim()));
  return found;
}
