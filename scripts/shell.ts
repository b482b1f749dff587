import { spawnSync } from 'node:child_process';

/** Runs a program with this process's output and without input. Returns whether it succeeded. */
export function run(program: string, args: readonly string[], folder = process.cwd()): boolean {
  console.log(`$ ${program} ${args.join(' ')}`);
  const { error, status } = spawnSync(program, args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    // On Windows, the programs of packages are .cmd files, which only a shell can start.
    shell: process.platform === 'win32',
  });
  if (error) console.error(`${program} could not be started: ${error.message}`);
  return status === 0;
}
