import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer, type Server } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { crowd } from './campaign/seed-users.ts';
import { commandReply } from './protocol.ts';
import { sign } from './server/foundation/signature.ts';
import { newProject, startPostgres } from '../test/engines.ts';
import { freePort } from '../test/ports.ts';
import { buildProgram, type Program, startProgram } from '../test/program.ts';

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
  const [, url = ''] = await started.waitFor(/Prefinery sandbox: (\S+)/);
  return url;
};

const listenOn = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

test('starts, serves what it prints, and leaves no files or processes behind after SIGTERM', async () => {
  const people = join(folder, 'people');
  const started = start('--port', '0', '--project', 'abcd1234', '--database', people, '--seed-users', '50');
  const url = await addressOf(started);
  await started.waitFor(/Ctrl-C/);
  expect(started.output()).toContain('50 made-up users have joined (seed 1).');
  expect(started.output()).toContain(`<script defer src="${url}/widget/v2/abcd1234.js"></script>`);
  expect(started.output()).toContain(`<PrefineryProvider project="abcd1234" scriptUrl="${url}/widget/v2/abcd1234.js">`);
  expect((await fetch(`${url}/widget/v2/abcd1234.js`)).status).toBe(200);
  expect(await readFile(`${people}.lock`, 'utf8')).toMatch(new RegExp(`^${started.process.pid} `));

  await (await fetch(`${url}/widget/v2/other123.js`)).text();
  await started.waitFor(/This sandbox serves the project abcd1234, not other123\./);
  expect(started.output()).not.toContain('GET /widget');

  const second = start('--port', '0', '--database', people);
  expect(await second.ends).toEqual({ code: 1, signal: null });
  expect(second.output()).toMatch(
    new RegExp(`^prefinery-sandbox: The database in ${people} is in use by process ${started.process.pid}\\. .*\\n$`),
  );

  started.process.kill('SIGTERM');
  expect(await started.ends).toEqual({ code: 0, signal: null });
  expect(await readdir(folder)).toEqual(['people']);
}, 60_000);

test('prints the address of the outbox, which shows mails once they have arrived', async () => {
  const started = start('--port', '0', '--double-opt-in', '--faults', '{"mails":"held"}');
  const url = await addressOf(started);
  await started.waitFor(/Ctrl-C/);
  expect(started.output()).toContain(`curl ${url}/outbox `);
  await fetch(`${url}/projects/sandbox1/users/instant?email=amy%40x.com`);
  const outbox = async (): Promise<unknown> => (await fetch(`${url}/outbox`)).json();
  expect(await outbox()).toEqual([]);
  await fetch(`${url}/faults`, { method: 'DELETE' });
  expect(await outbox()).toMatchObject([{ to: 'amy@x.com', link: expect.stringContaining(`${url}/confirm/`) }]);
  started.process.kill('SIGTERM');
  expect(await started.ends).toEqual({ code: 0, signal: null });
}, 60_000);

/** A loopback address that no server binds to by default. */
const elsewhere = (): string => {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2';
};

const post = async (url: string, project: string, command: string, data: unknown, headers = {}) => {
  const body = JSON.stringify({ data, page: { url, referrer: null }, referrer_code: null });
  const response = await fetch(`${url}/api/${project}/${command}`, { method: 'POST', body, headers });
  const { status = response.status, ...reply } = v.parse(commandReply, await response.json());
  return { status, headers: response.headers, reply };
};

const secret = 'another_secret_do_not_use';
const site = 'http://localhost:5173/welcome';
const origins = ['https://one.example', 'https://two.example'];

/** All flags but one. */
const flagsOf = (port: number, people: string) => ({
  port: String(port),
  host: '0.0.0.0',
  database: people,
  project: 'abcd1234',
  secret,
  url: `http://127.0.0.1:${port}`,
  'allowed-host': 'kit.example',
  'control-token': 'open_sesame',
  'seed-users': '120',
  seed: '7',
  'double-opt-in': true as const,
  verbose: true as const,
  callbacks: 'observed',
  origin: origins,
  site,
  faults: '{"commands":{"getReferralCode":500}}',
});
/** The flag that turns off what the others show, and a seed without a number of users. */
const otherFlags = {
  port: '0',
  quiet: true as const,
  'no-identity-verification': true as const,
  seed: '7',
  'trust-proxy': 'loopback',
};

const startWith = (flags: Record<string, string | string[] | true>): Program =>
  start(
    ...Object.entries(flags).flatMap(([flag, value]) =>
      value === true ? [`--${flag}`] : [value].flat().flatMap((one) => [`--${flag}`, one]),
    ),
  );

/** The HTTP status of the sandbox's own page for a request with these headers. */
const statusOf = (port: number, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });

test('each flag has its effect', async () => {
  const port = await freePort();
  const people = join(folder, 'people');
  const started = startWith(flagsOf(port, people));
  const url = await addressOf(started);
  await started.waitFor(/Ctrl-C/);

  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect(await statusOf(port, { host: 'kit.example' })).toBe(200);
  expect(await statusOf(port, { host: 'evil.example' })).toBe(403);
  const outbox = `http://${elsewhere()}:${port}/outbox`;
  expect((await fetch(outbox)).status).toBe(403);
  expect((await fetch(outbox, { headers: { authorization: 'Bearer open_sesame' } })).status).toBe(200);
  expect((await fetch(`http://${elsewhere()}:${port}/widget/v2/abcd1234.js`)).status).toBe(200);
  expect(await readdir(people)).toContain('PG_VERSION');

  const crowded = [...crowd({ size: 120, seed: 7, now: new Date(), taken: [] })];
  const [first] = crowded;
  const email = first?.email ?? '';
  const list_length = crowded.filter(({ status }) => status === 'applied').length;
  expect(await post(url, 'abcd1234', 'getUser', { email, signature: sign(secret, email) })).toMatchObject({
    status: 200,
    reply: { answer: { data: { id: first?.id, referral_code: first?.referral_code, list_length } } },
  });
  expect((await post(url, 'abcd1234', 'getReferralCode', undefined)).status).toBe(500);

  const referral = await fetch(`${url}/r/${first?.referral_code}`, { redirect: 'manual' });
  expect(referral.headers.get('location')).toBe(`${site}?r=${first?.referral_code}`);
  for (const origin of origins) {
    const { status, headers } = await post(url, 'abcd1234', 'addUser', 'amy@x.com', { origin });
    expect({ origin, status, allowed: headers.get('access-control-allow-origin') }).toEqual({
      origin,
      status: origin === origins[0] ? 200 : 403,
      allowed: origin,
    });
  }
  const mails = await (await fetch(`${url}/outbox`)).json();
  expect(mails).toMatchObject([{ to: 'amy@x.com', link: expect.stringContaining(`${url}/confirm/`) }]);
  for (const line of [
    /^120 made-up users have joined \(seed 7\)\.$/m,
    /^ {2}Double opt-in +on$/m,
    /^ {2}Callbacks +observed$/m,
    /^ {2}Faults +\{"commands":\{"getReferralCode":500\}\}$/m,
    /^Making people up: 120 of 120/m,
    /"msg":"POST \/api\/:project\/getUser 200 \d+ ms"/,
  ]) {
    expect(started.output()).toMatch(line);
  }
}, 60_000);

test('the remaining flags have their effect, and a seed alone adds made-up users', async () => {
  const started = startWith(otherFlags);
  const url = await addressOf(started);
  await started.waitFor(/Ctrl-C/);
  const [first] = crowd({ size: 1, seed: 7, now: new Date(), taken: [] });
  expect(await post(url, 'sandbox1', 'getUser', { email: first?.email })).toMatchObject({
    status: 200,
    reply: { answer: { id: first?.id, list_length: 85 } },
  });
  expect(started.output()).toMatch(/^100 made-up users have joined \(seed 7\)\.$/m);
  const forwarded = { 'x-forwarded-for': '64.71.141.151' };
  expect(await post(url, 'sandbox1', 'addUser', 'amy@x.com', forwarded)).toMatchObject({
    reply: { answer: { profile: { ip: '64.71.141.151' } } },
  });
  const [, token = ''] = await started.waitFor(/authorization: Bearer (\w+)/);
  expect((await fetch(`${url}/outbox`)).status).toBe(403);
  expect((await fetch(`${url}/outbox`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
}, 60_000);

test('the commands that it prints work when copied', async () => {
  const started = start('--port', '0', '--seed-users', '20', '--double-opt-in');
  const url = await addressOf(started);
  await started.waitFor(/Ctrl-C/);
  const output = started.output();
  expect(output).toContain(`curl ${url}/outbox `);
  expect(output).toContain(`curl -X PUT ${url}/faults -d '{"script":"blocked"}' `);
  expect(output).toContain(`curl -X POST ${url}/reset `);

  await post(url, 'sandbox1', 'addUser', 'amy@x.com');
  expect(await (await fetch(`${url}/outbox`)).json()).toHaveLength(1);
  await fetch(`${url}/faults`, { method: 'PUT', body: '{"script":"blocked"}' });
  const script = async (): Promise<number> => (await fetch(`${url}/widget/v2/sandbox1.js`)).status;
  expect(await script()).toBe(403);
  expect(await (await fetch(`${url}/reset`, { method: 'POST' })).json()).toEqual({ users: 20, seed: 1 });
  expect([await script(), await (await fetch(`${url}/outbox`)).json()]).toEqual([200, []]);
}, 60_000);

test('data on a PostgreSQL server survives a restart, and the password is not printed', async () => {
  const engine = await startPostgres();
  const flags = ['--port', '0', '--database', engine.database, '--no-identity-verification'];
  const project = newProject();
  const first = start(...flags, '--project', project);
  await post(await addressOf(first), project, 'addUser', 'amy@x.com');
  first.process.kill('SIGINT');
  expect(await first.ends).toEqual({ code: 0, signal: null });
  const next = start(...flags, '--project', project);
  const { reply } = await post(await addressOf(next), project, 'addUser', 'bob@x.com');
  expect(reply).toMatchObject({ answer: { list_length: 2 } });
  await next.waitFor(/Ctrl-C/);
  expect(next.output()).toContain('Database                postgres://postgres@127.0.0.1:');
  next.process.kill('SIGINT');
  await next.ends;
  await engine.stop();
}, 60_000);

test.each([
  ['Ctrl-C', 'SIGINT'],
  ['a terminal that is closed', 'SIGHUP'],
] as const)(
  '%s ends it at once, even with requests in flight, and leaves no files behind',
  async (_what, signal) => {
    const people = join(folder, 'people');
    const faults = '{"commands":{"getUser":"silent","addUser":{"slow":3600000}}}';
    const started = start('--port', '0', '--database', people, '--faults', faults);
    const url = await addressOf(started);
    await started.waitFor(/Ctrl-C/);
    const asking = ['getUser', 'addUser'].map((command) => post(url, 'sandbox1', command, 'amy@x.com'));
    const outcomes = Promise.allSettled(asking);
    await expect.poll(async () => (await fetch(`${url}/rewards?email=amy@x.com`)).status).toBe(200);
    started.process.kill(signal);
    expect(await started.ends).toEqual({ code: 0, signal: null });
    expect((await outcomes).map((outcome) => Object(outcome).value)).toMatchObject([
      { status: 503, reply: { calls: 0 } },
      { status: 200 },
    ]);
    expect(await readdir(folder)).toEqual(['people']);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  },
  60_000,
);

test('it goes on when the program that reads its output has ended', async () => {
  const started = start('--port', '0', '--no-identity-verification');
  const url = await addressOf(started);
  await started.waitFor(/Ctrl-C/);
  started.process.stdout?.destroy();
  started.process.stderr?.destroy();
  for (let command = 0; command < 5; command += 1) {
    // A command writes a line to standard output, and the script of another project a warning to standard error.
    expect((await post(url, 'sandbox1', 'addUser', `amy${command}@x.com`)).status).toBe(200);
    await (await fetch(`${url}/widget/v2/other${command}23.js`)).text();
  }
  started.process.kill('SIGTERM');
  expect(await started.ends).toEqual({ code: 0, signal: null });
}, 60_000);

test('Ctrl-C during the seed ends it, and no user has been added', async () => {
  const people = join(folder, 'people');
  const started = start('--port', '0', '--database', people, '--seed-users', '50000');
  await started.waitFor(/^Making people up: 5000 of 50000$/m);
  started.process.kill('SIGINT');
  expect((await started.ends).code).not.toBe(0);
  const next = start('--port', '0', '--database', people, '--no-identity-verification');
  const { reply } = await post(await addressOf(next), 'sandbox1', 'addUser', 'amy@x.com');
  expect(reply).toMatchObject({ answer: { list_length: 1 } });
}, 60_000);

test('starts again after SIGKILL with all acknowledged data', async () => {
  const people = join(folder, 'people');
  const args = ['--port', '0', '--database', people, '--no-identity-verification'];
  const addUser = async (url: string, email: string): Promise<unknown> =>
    (await post(url, 'sandbox1', 'addUser', email)).reply;
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

test('an explicit port that is in use is an error of one sentence', async () => {
  const port = await freePort();
  const server = await listenOn(port);
  const started = start('--port', String(port));
  expect(await started.ends).toEqual({ code: 1, signal: null });
  expect(started.output()).toBe(
    `prefinery-sandbox: Port ${port} of 127.0.0.1 is in use. Stop what listens there, or take another.\n`,
  );
  await new Promise((resolve) => server.close(resolve));
}, 60_000);

test('the default port falls back to the next one if it is in use', async () => {
  // Another program on this machine may use it already, which gives the same result.
  const server = await listenOn(4747).catch(() => null);
  const started = start();
  const url = await addressOf(started);
  expect(started.output()).toContain('Port 4747 is in use. Trying 4748.');
  expect(Number(new URL(url).port)).toBeGreaterThan(4747);
  started.process.kill('SIGINT');
  await started.ends;
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
}, 60_000);

test('listening beyond this machine requires a secret', async () => {
  const started = start('--port', '0', '--host', '0.0.0.0');
  expect(await started.ends).toEqual({ code: 2, signal: null });
  expect(started.output()).toMatch(/^prefinery-sandbox: secret: the default one is known to everybody, .*\n$/);
}, 60_000);

test.each([
  [['--prot', '1'], "prefinery-sandbox: Unknown option '--prot'. See --help.\n"],
  [
    ['--project', 'Nope'],
    "prefinery-sandbox: --project: 'Nope' will not do. Give the key of a project: 8 lower-case letters and digits.\n",
  ],
  [['--port', 'x'], "prefinery-sandbox: --port: 'x' will not do. Give a whole number up to 65535.\n"],
  [
    ['--origin', 'x'],
    "prefinery-sandbox: --origin: 'x' will not do. Give a list of origins, such as https://staging.example, or 'null' for pages without one.\n",
  ],
  [
    ['--site', 'x'],
    "prefinery-sandbox: --site: 'x' will not do. Give the address of your app, such as http://localhost:5173.\n",
  ],
  [['--secret', ''], 'prefinery-sandbox: --secret: what was given will not do. Give a text that is not empty.\n'],
  [
    ['--database', ''],
    "prefinery-sandbox: --database: what was given will not do. Give 'memory', a directory (with a colon in its name: ./NAME), or the address of a " +
      'PostgreSQL server (postgres://…).\n',
  ],
  [
    ['--database', 'postgre://me:hush@db.example/people'],
    "prefinery-sandbox: --database: what was given will not do. Give 'memory', a directory (with a colon in its name: ./NAME), or the address of a " +
      'PostgreSQL server (postgres://…).\n',
  ],
])('invalid arguments %j are an error of one sentence', async (args, sentence) => {
  const started = start(...args);
  expect(await started.ends).toEqual({ code: 2, signal: null });
  expect(started.output()).toBe(sentence);
});

test('a host or a database that is not available is an error of one sentence, too', async () => {
  const nowhere = `postgres://me:hush@127.0.0.1:${await freePort()}/people`;
  for (const [args, sentence] of [
    [
      ['--port', '0', '--host', '192.0.2.1', '--secret', 'hush'],
      /^prefinery-sandbox: The sandbox cannot listen on port 0 of 192\.0\.2\.1: .*\n$/,
    ],
    [['--database', nowhere], /^prefinery-sandbox: PostgreSQL did not let the sandbox in \(.*ECONNREFUSED.*\)\. .*\n$/],
  ] as const) {
    const started = start(...args);
    expect(await started.ends).toEqual({ code: 1, signal: null });
    expect(started.output()).toMatch(sentence);
    expect(started.output()).not.toContain('hush');
  }
}, 60_000);

test('the built program prints --help and finds the configuration file', async () => {
  const started = start('--help');
  expect(await started.ends).toEqual({ code: 0, signal: null });
  expect(started.output()).toContain('--double-opt-in');
  const file = join(folder, 'prefinery.config.ts');
  await writeFile(file, `export default { port: 0, project: 'file1234' as string };`);
  const configured = start('--config', file);
  await configured.waitFor(/Project {17}file1234/);
  configured.process.kill('SIGINT');
  expect(await configured.ends).toEqual({ code: 0, signal: null });
}, 60_000);

const exec = async (options: string[], script: string): Promise<{ code: number | null; output: string }> => {
  const started = start('exec', ...options, '--', process.execPath, '-e', script);
  const { code } = await started.ends;
  return { code, output: started.output() };
};

test('exec runs a command with the addresses and secrets of a sandbox, and ends with its exit code', async () => {
  const script = `
    const { PREFINERY_PROJECT, PREFINERY_URL, PREFINERY_SCRIPT_URL, PREFINERY_IDENTITY_SECRET } = process.env;
    fetch(PREFINERY_SCRIPT_URL).then(({ status }) => {
      console.log(PREFINERY_PROJECT, status, PREFINERY_SCRIPT_URL.startsWith(PREFINERY_URL), PREFINERY_IDENTITY_SECRET);
      process.exitCode = 7;
    });`;
  const { code, output } = await exec(['--project', 'abcd1234', '--secret', 'hush'], script);
  expect(output).toContain('abcd1234 200 true hush');
  expect(code).toBe(7);
}, 60_000);

test('exec listens on a free port while another program has the default one', async () => {
  const other = createServer();
  const taken = new Promise<void>((resolve) => other.once('listening', resolve).once('error', () => resolve()));
  other.listen(4747, '127.0.0.1');
  await taken;
  onTestFinished(() => void other.close());
  const { code, output } = await exec([], 'console.log(process.env.PREFINERY_URL)');
  expect(output).toMatch(/^http:\/\/localhost:\d+$/m);
  expect(output).not.toMatch(/:4747$/m);
  expect(code).toBe(0);
}, 60_000);

test('a signal that ends the command of exec ends exec, with the exit code that shells have for it', async () => {
  const { code } = await exec([], `process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);`);
  expect(code).toBe(143);
}, 60_000);

test.each(['SIGTERM', 'SIGHUP'] as const)(
  '%s to exec ends its command',
  async (signal) => {
    const started = start(
      'exec',
      '--',
      process.execPath,
      '-e',
      `
    process.on('${signal}', () => { console.log('told'); process.exit(3); });
    console.log('ready'); setInterval(() => {}, 1000);`,
    );
    await started.waitFor(/ready/);
    started.process.kill(signal);
    expect(await started.ends).toMatchObject({ code: 3 });
    expect(started.output()).toContain('told');
  },
  60_000,
);

test.each([
  [['exec'], 'exec: there is no command. Write it after two dashes'],
  [['exec', '--', './no-such-command'], 'exec: ./no-such-command could not be started'],
])(
  '%j is refused with exit code 2',
  async (args, sentence) => {
    const started = start(...args);
    expect(await started.ends).toMatchObject({ code: 2 });
    expect(started.output()).toContain(sentence);
  },
  30_000,
);
