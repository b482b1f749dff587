import { spawnSync } from 'node:child_process';

/** Runs a program in sight, without input. Answers whether it succeeded. */
export function run(program: string, args: readonly string[], folder = process.cwd()): boolean {
  console.log(`$ ${program} ${args.join(' ')}`);
  const { error, status } = spawnSync(program, args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    // On Windows, what packages install are .cmd files: only a shell starts them.
    shell: process.platform === 'win32',
  });
  if (error) console.error(`${program} could not be started: ${error.message}`);
  return status === 0;
}
