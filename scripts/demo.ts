/** `pnpm demo`: the demo's page, on a sandbox with 10,000 seeded users. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './shell.ts';

const packages = join(import.meta.dirname, '../packages');

try {
  const options = readFlags();
  if (!isBuilt()) {
    console.log('Building the sandbox. This is needed once, and after changes in it.');
    if (!run('pnpm', ['--filter', '@prefinery-kit/sandbox...', 'build']))
      throw new Error('The build failed, see above. If there is no pnpm, start this by "npx --yes pnpm@12 demo".');
  }
  await start(options);
} catch (error) {
  console.error(`demo: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function start(options: ReturnType<typeof readFlags>): Promise<void> {
  // Imported only here, because it imports built packages.
  const { startDemo } = await import('./demo-servers.ts');
  const { url, sandboxUrl, close } = await startDemo({ ...options, onProgress: showProgress });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
  const people = options.users.toLocaleString('en');
  console.log(`
  Merle   ${url}
          A made-up product; its waitlist works. It runs on a sandbox: ${sandboxUrl}
          The campaign has ${people} made-up people. Of every hundred, 85 wait on the list; the others are invited,
          active, unconfirmed or out of it.

  Try this
  - Join with any address and any name. No mail is sent, nobody is charged, nothing leaves this machine.
  - Open your link in a private window: the page knows that a friend sent you. Join, and look at the first window: within
    seconds you pass everybody who came alone. Order in the private one, and in the first a reload shows the discount.
  - "Not you?" logs you out. "A link of your own", which a welcome mail would have, opens your page from anywhere.
  - The button in the corner opens the devtools: every command with its time. "Become another visitor" needs no private
    window, and under "Sandbox" things go wrong on purpose.
  - Block ${sandboxUrl} in your browser's network tools and reload: the page says so, and offers a way on.
  - Or turn the waitlist service off at the bottom of the page: nothing of it is loaded, and the form still works.
  - Two leaderboards on one page: ${url}/boards.html; the service's own form: ${url}/press.html

  Ctrl-C ends it.
`);
}

function readFlags() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'sandbox-port': { type: 'string' },
      users: { type: 'string', default: '10000' },
    },
  });
  const { port, users } = values;
  const sandboxPort = values['sandbox-port'];
  return {
    port: port === undefined ? undefined : readNumber('port', port, 65_535),
    sandboxPort: sandboxPort === undefined ? undefined : readNumber('sandbox-port', sandboxPort, 65_535),
    users: readNumber('users', users, 1_000_000),
  };
}

function readNumber(flag: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new Error(`--${flag} takes a whole number up to ${most.toLocaleString('en')}, not "${text}".`);
}

/** Whether the sandbox is built, and its build is newer than all sources. */
function isBuilt(): boolean {
  const entry = join(packages, 'sandbox/dist/index.js');
  if (!existsSync(entry)) return false;
  const { mtimeMs } = statSync(entry);
  return ['core/src', 'sandbox/src'].every((folder) =>
    readdirSync(join(packages, folder), { recursive: true, withFileTypes: true }).every(
      (file) => !file.isFile() || statSync(join(file.parentPath, file.name)).mtimeMs <= mtimeMs,
    ),
  );
}

function showProgress({ done, users }: { done: number; users: number }): void {
  if (!process.stdout.isTTY) return;
  process.stdout.write(`\rMaking people up: ${Math.round((100 * done) / users)} %${done === users ? '\n' : ''}`);
}
