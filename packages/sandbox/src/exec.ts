import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SandboxError } from './errors.ts';

/** Splits `exec OPTIONS -- COMMAND` in two. The command is `null` if the arguments do not begin with `exec`. */
export function splitCommand(args: readonly string[]): { options: string[]; command: [string, ...string[]] | null } {
  if (args[0] !== 'exec') return { options: [...args], command: null };
  const end = args.indexOf('--');
  const [file, ...rest] = end < 0 ? [] : args.slice(end + 1);
  if (file === undefined) {
    if (args.includes('--help')) return { options: ['--help'], command: null };
    throw new SandboxError(
      'invalid_option',
      'exec: there is no command. Write it after two dashes, such as exec -- playwright test.',
    );
  }
  return { options: args.slice(1, end), command: [file, ...rest] };
}

/**
 * Runs a command until it ends, with further environment variables.
 * @returns its exit code; of a command that a signal has ended 128 and the number of the signal, as shells have it
 * @throws SandboxError `invalid_option` if there is no such command
 */
export function runCommand([file, ...args]: readonly [string, ...string[]], env: Record<string, string>) {
  return new Promise<number>((resolve, reject) => {
    // On Windows, commands of npm packages are scripts, which only a shell runs.
    const shell = process.platform === 'win32';
    const child = spawn(file, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell });
    const forward = (signal: NodeJS.Signals): void => {
      // In a terminal, Ctrl-C reaches the command as well. Many programs take a second one as an order to end at once.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of endingSignals) process.on(signal, forward);
    const end = (): void => {
      for (const signal of endingSignals) process.off(signal, forward);
    };
    child.once('error', (cause) => {
      end();
      reject(new SandboxError('invalid_option', `exec: ${file} could not be started (${cause.message}).`, { cause }));
    });
    child.once('close', (code, signal) => {
      end();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** Orders to end. The last one is sent when the terminal is closed. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
