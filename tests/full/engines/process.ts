import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface Process {
  /** Its output on file descriptor 3. */
  answers: Readable;
  /** Kills the process and all its descendants. */
  end: () => Promise<void>;
}

/** Runs a program in a process group that is killed when stdin closes. That happens also when this process crashes. */
const leash = '"$@" & cat >/dev/null; kill -9 0';

/** Starts a program that does not outlive this process. */
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
