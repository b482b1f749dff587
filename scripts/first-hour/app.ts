import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Registry } from './registry.ts';

const root = join(import.meta.dirname, '../..');

/** The folder of a new app, in which commands are run as a user of the kit types them. */
export interface App {
  folder: string;
  /** Writes files, by their path in the folder. */
  write: (files: Record<string, string>) => void;
  read: (file: string) => string;
  /** Installs packages of the kit's scope from this registry from now on. */
  installFrom: (registry: Registry) => void;
  /**
   * Runs a shell command, and returns its output.
   * @throws If it fails, with the whole output.
   */
  run: (line: string, env?: Record<string, string>) => Promise<string>;
  /**
   * Starts a server, and waits until its output matches.
   * @throws If it exits before that, with the whole output.
   */
  start: (line: string, expected: RegExp, env?: Record<string, string>) => Promise<Program>;
  /** Stops all programs, and removes the folder. */
  close: () => Promise<void>;
}

export interface Program {
  stop: () => Promise<void>;
}

/** @param programs Folders of programs that are found before all others. */
export function openApp(programs: readonly string[] = []): App {
  const parent = mkdtempSync(join(tmpdir(), 'prefinery-kit-'));
  // Generators of new apps use the folder's name as the app's.
  const folder = join(parent, 'waitlist');
  mkdirSync(folder);
  const running: Program[] = [];
  const own = environment(programs);

  function begin(line: string, env: Record<string, string> = {}) {
    // A process group of its own, so that the child processes of shell, npm and npx are stopped with it.
    const child = spawn(line, { cwd: folder, env: { ...own, ...env }, shell: true, detached: true, stdio: 'pipe' });
    child.stdin.end();
    const printed = { text: '' };
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        printed.text += String(data);
      });
    }
    return { child, printed };
  }

  const app: App = {
    folder,
    write(files) {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
    },
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    installFrom({ url }) {
      app.write({ '.npmrc': `@prefinery-kit:registry=${url}\n` });
    },
    run(line, env) {
      const { child, printed } = begin(line, env);
      return new Promise((resolve, reject) => {
        child.once('close', (code) => {
          if (code === 0) resolve(printed.text);
          else reject(new Error(`"${line}" failed:\n${printed.text}`));
        });
      });
    },
    async start(line, expected, env) {
      const { child, printed } = begin(line, env);
      const program = { stop: () => end(child) };
      running.push(program);
      await new Promise<void>((resolve, reject) => {
        const look = () => expected.test(printed.text) && resolve();
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.once('close', () => reject(new Error(`"${line}" has ended:\n${printed.text}`)));
      });
      return program;
    },
    async close() {
      await Promise.all(running.map(({ stop }) => stop()));
      rmSync(parent, { recursive: true, force: true });
    },
  };
  return app;
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  const { pid } = child;
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    process.kill(-pid, 'SIGTERM');
  });
}

/** The environment without this repository's programs, and without variables that Vitest or pnpm have set. */
function environment(programs: readonly string[]): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(NODE_ENV|NODE_OPTIONS|INIT_CWD|TEST|VITEST.*|npm_(?!config_).*|npm_config_verify.*|pnpm_.*)$/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    PATH: [...programs, ...(process.env['PATH'] ?? '').split(delimiter).filter((path) => !path.startsWith(root))].join(
      delimiter,
    ),
    CI: '1',
    NO_COLOR: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    TANSTACK_CLI_TELEMETRY_DISABLED: '1',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    npm_config_yes: 'true',
  };
}

/** A free port. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
