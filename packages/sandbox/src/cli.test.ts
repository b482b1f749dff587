import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from './testing/engines.ts';
import { buildProgram, type Program, startProgram } from './testing/program.ts';

let program: Awaited<ReturnType<typeof buildProgram>>;
let folder: string;
let running: Program[];
beforeAll(async () => {
  program = await buildProgram();
}, 60_000);
afterAll(() => program.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prefinery-cli-'));
  running = [];
});
afterEach(async () => {
  for (const { process } of running) process.kill('SIGKILL');
  await Promise.all(running.map(({ ends }) => ends));
  await rm(folder, { recursive: true });
});

const start = (...args: string[]): Program => {
  const started = startProgram(program.path, args);
  running.push(started);
  return started;
};

const addressOf = async (started: Program): Promise<string> => {
  const [, url = ''] = await started.says(/Prefinery sandbox: (\S+)/);
  return url;
};

const listenOn = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

test('starts, serves what it says, and leaves nothing behind when it is told to stop', async () => {
  const people = join(folder, 'people');
  const started = start('--port', '0', '--project', 'abcd1234', '--database', people, '--seed-users', '50');
  const url = await addressOf(started);
  await started.says(/Ctrl-C/);
  expect(started.said()).toContain('50 made-up people are on the list (seed 1).');
  expect(started.said()).toContain(`<script defer src="${url}/widget/v2/abcd1234.js"></script>`);
  expect(started.said()).toContain(`<PrefineryProvider project="abcd1234" scriptUrl="${url}/widget/v2/abcd1234.js">`);
  expect((await fetch(`${url}/widget/v2/abcd1234.js`)).status).toBe(200);
  expect(await readFile(`${people}.lock`, 'utf8')).toBe(String(started.process.pid));

  const second = start('--port', '0', '--database', people);
  expect(await second.ends).toEqual({ code: 1, signal: null });
  expect(second.said()).toMatch(
    new RegExp(`^prefinery-sandbox: The database in ${people} is in use by process ${started.process.pid}\\. .*\\n$`),
  );

  started.process.kill('SIGTERM');
  expect(await started.ends).toEqual({ code: 0, signal: null });
  expect(await readdir(folder)).toEqual(['people']);
}, 60_000);

test('says where mails are, and shows them there once they have arrived', async () => {
  const started = start('--port', '0', '--double-opt-in', '--faults', '{"mails":"held"}');
  const url = await addressOf(started);
  await started.says(/Ctrl-C/);
  expect(started.said()).toContain(`Double opt-in           on: mails are at ${url}/outbox`);
  await fetch(`${url}/projects/sandbox1/users/instant?email=amy%40x.com`);
  const outbox = async (): Promise<unknown> => (await fetch(`${url}/outbox`)).json();
  expect(await outbox()).toEqual([]);
  await fetch(`${url}/faults`, { method: 'DELETE' });
  expect(await outbox()).toMatchObject([{ to: 'amy@x.com', link: expect.stringContaining(`${url}/confirm/`) }]);
  started.process.kill('SIGTERM');
  expect(await started.ends).toEqual({ code: 0, signal: null });
}, 60_000);

test('takes over from a process that was killed, with all that it had acknowledged', async () => {
  const people = join(folder, 'people');
  const args = ['--port', '0', '--database', people, '--identity-verification', 'off'];
  const addUser = async (url: string, email: string): Promise<unknown> => {
    const body = JSON.stringify({ data: email, page: { url, referrer: null }, referrer_code: null });
    const response = await fetch(`${url}/api/sandbox1/addUser`, { method: 'POST', body });
    return response.json();
  };
  const killed = start(...args);
  expect(await addUser(await addressOf(killed), 'amy@x.com')).toMatchObject({ answer: { list_length: 1 } });
  killed.process.kill('SIGKILL');
  await killed.ends;
  expect(await readdir(folder)).toContain('people.lock');

  const next = start(...args);
  expect(await addUser(await addressOf(next), 'bob@x.com')).toMatchObject({ answer: { list_length: 2 } });
  next.process.kill('SIGINT');
  expect(await next.ends).toEqual({ code: 0, signal: null });
}, 60_000);

test('a port that was asked for and is in use is one clear sentence', async () => {
  const port = await freePort();
  const server = await listenOn(port);
  const started = start('--port', String(port));
  expect(await started.ends).toEqual({ code: 1, signal: null });
  expect(started.said()).toBe(
    `prefinery-sandbox: Port ${port} of 127.0.0.1 is in use. Stop what listens there, or take another.\n`,
  );
  await new Promise((resolve) => server.close(resolve));
}, 60_000);

test('the default port makes way for whoever has it', async () => {
  // Somebody else on this machine may have it already: all the same to this test.
  const server = await listenOn(4747).catch(() => null);
  const started = start();
  const url = await addressOf(started);
  expect(started.said()).toContain('Port 4747 is in use. Trying 4748.');
  expect(Number(new URL(url).port)).toBeGreaterThan(4747);
  started.process.kill('SIGINT');
  await started.ends;
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
}, 60_000);

test.each([
  [['--prot', '1'], "prefinery-sandbox: Unknown option '--prot'. See --help.\n"],
  [
    ['--project', 'Nope'],
    "prefinery-sandbox: project: 'Nope' will not do. Give the key of a project: 8 lower-case letters and digits.\n",
  ],
])('%j is told what is wrong, in a sentence', async (args, sentence) => {
  const started = start(...args);
  expect(await started.ends).toEqual({ code: 2, signal: null });
  expect(started.said()).toBe(sentence);
});

test('--help names every flag', async () => {
  const started = start('--help');
  expect(await started.ends).toEqual({ code: 0, signal: null });
  for (const flag of [
    'port',
    'host',
    'database',
    'project',
    'secret',
    'double-opt-in',
    'site',
    'origin',
    'callbacks',
    'faults',
    'seed-users',
    'seed',
  ]) {
    expect(started.said()).toContain(`  --${flag} `);
  }
});
