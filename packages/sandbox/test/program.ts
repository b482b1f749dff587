import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { build, defaultServerConditions } from 'vite';
import { iife } from '../build/iife.ts';

const root = join(import.meta.dirname, '..');

/** Bundles the command line program from the current sources, so that tests need no build. */
export async function buildProgram(): Promise<{ path: string; remove: () => Promise<void> }> {
  // Below the package, so that its dependencies are found.
  const outDir = await mkdtemp(join(root, 'node_modules/.program-'));
  const remove = (): Promise<void> => rm(outDir, { recursive: true });
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      plugins: [iife()],
      ssr: { noExternal: /^@prefinery-kit\// },
      resolve: { conditions: ['@prefinery-kit/source', ...defaultServerConditions] },
      build: {
        outDir,
        target: 'node20',
        lib: { entry: 'src/cli.ts', formats: ['es'], fileName: 'cli' },
        rolldownOptions: {
          external: (id) => /^[@\w]/.test(id) && !id.startsWith('@prefinery-kit/') && !isAbsolute(id),
        },
      },
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return { path: join(outDir, 'cli.js'), remove };
}

/** A running program. */
export interface Program {
  process: ChildProcess;
  /** Its output so far. */
  output: () => string;
  /** Waits for output that matches. Rejects if the program ends without it. */
  waitFor: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Resolves when it ends. */
  ends: Promise<{ code: number | null; signal: string | null }>;
}

/** @param through a command to run it through */
export function startProgram(path: string, args: string[], through: string[] = []): Program {
  const [command = process.execPath, ...line] = [...through, process.execPath, path, ...args];
  const child = spawn(command, line, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      changed();
    });
  }
  let ended = false;
  const ends = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      ended = true;
      changed();
      resolve({ code, signal });
    });
  });

  const waitFor = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(text);
        if (found === null && !ended) return;
        listeners.delete(look);
        if (found === null) reject(new Error(`It ended without saying ${pattern}. It said:\n${text}`));
        else resolve(found);
      };
      listeners.add(look);
      look();
    });

  return { process: child, output: () => text, waitFor, ends };
}
