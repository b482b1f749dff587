import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface Process {
  /** What it says on its third file descriptor. */
  answers: Readable;
  /** Ends it, and every process that it has started. */
  end: () => Promise<void>;
}

/** Runs the program in a group of its own, which ends with the standard input, and so with this process, however that ends. */
const leash = '"$@" & cat >/dev/null; kill -9 0';

/** Starts a program that ends with this process at the latest. */
export function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Process {
  const shell = spawn('/bin/sh', ['-c', leash, 'sh', program, ...args], {
    env,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
  });
  return {
    answers: shell.stdio[3] as Readable,
    end: async () => {
      const ended = once(shell, 'exit');
      shell.stdin?.end();
      await ended;
    },
  };
}
