import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { helpText } from './help.ts';
import { readOptions } from './read.ts';
import { readSources } from './sources.ts';
import { flagOf, rows, variableOf } from './table.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prefinery-options-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The report that options name by its file. */
const report = {
  ...{ probe: 'prefinery-kit', version: 1, day: '2026-11-27', parts: [], calls: {}, facts: {}, cookies: [] },
  ...{
    script: { host: 'widget.prefinery.com', runs: true, globals: [], hosts: [] },
    storage: [],
    rest: {},
    webhooks: [],
  },
};
beforeEach(() => writeFile(join(folder, 'prefinery-report.json'), JSON.stringify(report)));

const read = (args: string[], env: NodeJS.ProcessEnv = {}) => readSources(args, { env, folder });
const refused = (message: unknown) => expect.objectContaining({ code: 'invalid_option', message });

test('without options, the sandbox is in memory', async () => {
  expect(await read([])).toEqual({
    help: false,
    verbose: false,
    quiet: false,
    sandbox: { project: 'sandbox1' },
    serve: { port: undefined, host: undefined },
    seed: { users: 0, seed: 1 },
    faults: {},
    given: {},
    unknownVariables: [],
  });
});

test.each([
  [['--seed', '7'], { users: 100, seed: 7 }],
  [['--seed-users', '10'], { users: 10, seed: 1 }],
  [['--seed', '7', '--seed-users', '0'], { users: 0, seed: 7 }],
])('%j adds made-up users', async (args, seed) => {
  expect((await read(args)).seed).toEqual(seed);
});

/** A value for each option that can be written as text: on the command line, in the environment, and as it is parsed. */
const given: [name: string, args: string[], variable: string, value: unknown][] = [
  ['port', ['8080'], '8080', 8080],
  ['host', ['0.0.0.0'], '0.0.0.0', '0.0.0.0'],
  ['database', ['./people'], './people', './people'],
  ['project', ['abcd1234'], 'abcd1234', 'abcd1234'],
  ['secret', ['hush'], 'hush', 'hush'],
  ['controlToken', ['sesame'], 'sesame', 'sesame'],
  ['url', ['https://kit.example'], 'https://kit.example', 'https://kit.example'],
  ['trustProxy', ['loopback', '10.0.0.0/8'], 'loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
  ['allowedHosts', ['one.example'], 'one.example', ['one.example']],
  ['origins', ['https://one.example', 'null'], 'https://one.example,null', ['https://one.example', 'null']],
  ['site', ['http://localhost:5173'], 'http://localhost:5173', 'http://localhost:5173'],
  ['base', ['/prefinery'], '/prefinery', '/prefinery'],
  ['rateLimit', ['false'], 'false', false],
  ['identityVerification', [], 'on', true],
  ['doubleOptIn', [], '1', true],
  ['trustSession', [], 'true', true],
  ['vanityCodes', [], 'true', true],
  ['keptReferrer', ['first'], 'first', 'first'],
  ['leaderboardColumns', ['name', 'points'], 'name, points', ['name', 'points']],
  ['ranking', ['{"points":{"share":1}}'], '{"points":{"share":1}}', { points: { signup: 1, share: 1, referral: 5 } }],
  [
    'rewards',
    ['{"descriptor":"shirt","name":"T-shirt","type":"SingleSided"}'],
    '[{"descriptor":"shirt","name":"T-shirt","type":"SingleSided"}]',
    [{ descriptor: 'shirt', name: 'T-shirt', type: 'SingleSided' }],
  ],
  [
    'restKeys',
    ['{"name":"server","key":"hush"}'],
    '[{"name":"server","key":"hush"}]',
    [{ name: 'server', key: 'hush' }],
  ],
  ['restErrors', ['single'], 'single', 'single'],
  ['restLimits', [], 'on', true],
  ['limits', ['{"signupsPerIp":3}'], '{"signupsPerIp":3}', { signupsPerIp: 3 }],
  ['callbacks', ['silent'], 'silent', 'silent'],
  [
    'webhookUrls',
    ['http://localhost:3000/webhooks'],
    'http://localhost:3000/webhooks',
    ['http://localhost:3000/webhooks'],
  ],
  ['webhookSecret', ['whsec_hush'], 'whsec_hush', 'whsec_hush'],
  [
    'webhookTemplates',
    ['{"user_created":{"event":"x"}}'],
    '{"user_created":{"event":"x"}}',
    { user_created: { event: 'x' } },
  ],
  ['faults', ['{"lag":500}'], '{"lag":500}', { lag: 500 }],
  ['seedUsers', ['500'], '500', 500],
  ['seed', ['7'], '7', 7],
  ['verbose', [], 'on', true],
  ['quiet', [], 'on', true],
  ['recorded', ['prefinery-report.json'], 'prefinery-report.json', report],
];

const valueOf = (wanted: Awaited<ReturnType<typeof read>>, name: string): unknown =>
  ({
    ...wanted.sandbox,
    ...wanted.serve,
    faults: wanted.faults,
    verbose: wanted.verbose,
    quiet: wanted.quiet,
    seedUsers: wanted.seed.users,
    seed: wanted.seed.seed,
  })[name];

test.each(given)(
  '%s is given by a flag, by a variable, by a file that a variable names, and by the configuration',
  async (name, args, variable, value) => {
    const row = rows.get(name);
    if (!row) throw new Error(`There is no option ${name}.`);
    const flag = `--${flagOf(name, row)}`;
    const line = args.length === 0 ? [flag] : args.flatMap((arg) => [flag, arg]);
    expect(valueOf(await read(line), name)).toEqual(value);
    expect(valueOf(await read([], { [variableOf(name, row)]: variable }), name)).toEqual(value);
    const file = join(folder, 'value');
    await writeFile(file, `${variable}\n`);
    expect(valueOf(await read([], { [`${variableOf(name, row)}_FILE`]: file }), name)).toEqual(value);
    await writeFile(
      join(folder, 'prefinery.config.ts'),
      `export default { ${name}: ${JSON.stringify(value)} as unknown };`,
    );
    expect(valueOf(await read([]), name)).toEqual(value);
  },
);

test('every option that can be written as text is tested above', () => {
  const written = [...rows].flatMap(([name, { flag }]) => (flag ? [name] : []));
  expect(new Set(given.map(([name]) => name))).toEqual(new Set(written));
});

test('the command line wins over the environment, and the environment over the configuration file', async () => {
  await writeFile(
    join(folder, 'prefinery.config.mjs'),
    `export default { project: 'file1234', site: 'http://file.example', seed: 3 };`,
  );
  const env = { PREFINERY_SANDBOX_PROJECT: 'env12345', PREFINERY_SANDBOX_SITE: 'http://env.example' };
  const { sandbox, seed } = await read(['--project', 'line1234'], env);
  expect({ ...sandbox, ...seed }).toEqual({ project: 'line1234', site: 'http://env.example', users: 100, seed: 3 });
});

test('a configuration file may have options that are no text, such as a clock', async () => {
  await writeFile(join(folder, 'prefinery.config.ts'), `export default { clock: (): Date => new Date(0) };`);
  expect((await read([])).sandbox.clock?.()).toEqual(new Date(0));
});

test('--config loads another configuration file', async () => {
  await writeFile(join(folder, 'staging.config.json'), '{ "project": "stag1234" }');
  await writeFile(join(folder, 'prefinery.config.ts'), `export default { project: 'file1234' };`);
  expect((await read(['--config', 'staging.config.json'])).sandbox.project).toBe('stag1234');
});

test.each([
  [
    'export default { prot: 1 };',
    /^There is no option prot in prefinery\.config\.ts\. There are project, .*verbose, quiet\.$/,
  ],
  [
    'export default { port: "x" };',
    /^port in prefinery\.config\.ts: 'x' will not do\. Give a whole number up to 65535\.$/,
  ],
  ['export default 3;', /^prefinery\.config\.ts has to export an object of options by default\.$/],
  ['throw new Error("no network");', /^prefinery\.config\.ts cannot be read: no network$/],
])('the invalid configuration file %s is an error', async (text, message) => {
  await writeFile(join(folder, 'prefinery.config.ts'), text);
  await expect(read([])).rejects.toThrow(refused(expect.stringMatching(message)));
});

test.each([
  [['--prot', '1'], /^Unknown option '--prot'\. See --help\.$/],
  [['extra'], /^Unexpected argument 'extra'\. .*See --help\.$/],
  [['--port'], /^Option '--port <value>' argument missing\. See --help\.$/],
  [['--seed', '-1'], /^Option '--seed' argument is ambiguous\. See --help\.$/],
  [['--port', '99999'], /^--port: 99999 will not do\. Give a whole number up to 65535\.$/],
  [['--seed-users', '1000001'], /^--seed-users: 1000001 will not do\. Give a whole number up to 1000000\.$/],
  [['--seed', '4294967296'], /^--seed: 4294967296 will not do\. Give a whole number up to 4294967295\.$/],
  [['--seed-users', 'many'], /^--seed-users: 'many' will not do\. Give a whole number/],
  [['--callbacks', 'loud'], /^--callbacks: 'loud' will not do\. Give 'documented', 'observed' or 'silent'\.$/],
  [['--faults', '{'], /^--faults: '\{' will not do\. Give \{ callbacks/],
  [['--faults', '{"lag":-1}'], /^--faults: lag: -1 will not do\. Give \{ callbacks/],
  [['--reward', '{"descriptor":"shirt"}'], /^--reward: 0\.type: undefined will not do\. Give a list of \{ descriptor/],
  [['--secret', ''], /^--secret: what was given will not do\. Give a text that is not empty\.$/],
  [['--config', 'none.ts'], /^--config: there is no file none\.ts\.$/],
])('invalid arguments %j are an error', async (args, message) => {
  await expect(read(args)).rejects.toThrow(refused(expect.stringMatching(message)));
});

test.each([
  [{ PREFINERY_SANDBOX_PORT: 'x' }, "PREFINERY_SANDBOX_PORT: 'x' will not do. Give a whole number up to 65535."],
  [
    { PREFINERY_SANDBOX_DOUBLE_OPT_IN: 'maybe' },
    "PREFINERY_SANDBOX_DOUBLE_OPT_IN: 'maybe' will not do. Give true or false.",
  ],
  [{ PREFINERY_SANDBOX_SECRET_FILE: '/nowhere' }, 'PREFINERY_SANDBOX_SECRET_FILE: /nowhere cannot be read (ENOENT).'],
])('invalid environment variables %j are an error', async (env, message) => {
  await expect(read([], env)).rejects.toThrow(refused(message));
});

test('an unknown variable that begins with PREFINERY_SANDBOX_ is reported', async () => {
  expect((await read([], { PREFINERY_SANDBOX_PROT: '1', PREFINERY_SANDBOX_PORT: '' })).unknownVariables).toEqual([
    'PREFINERY_SANDBOX_PROT',
  ]);
});

test('a boolean option can be turned off', async () => {
  expect((await read(['--no-identity-verification', '--no-double-opt-in'])).sandbox).toMatchObject({
    identityVerification: false,
    doubleOptIn: false,
  });
});

test('--help has every flag, with examples that work', async () => {
  const help = helpText();
  const written = [...rows].filter(([, { flag }]) => flag);
  const flags = [...help.matchAll(/^ {2}--([\w-]+)/gm)].map(([, flag]) => flag);
  expect(new Set(flags)).toEqual(new Set([...written.map(([name, row]) => flagOf(name, row)), 'config', 'help']));
  for (const [, { flag }] of written) {
    for (const example of flag?.examples ?? []) {
      const args = [...example.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      const { sandbox } = await read(args);
      // With a public address a secret is required.
      expect(() => readOptions({ ...sandbox, secret: sandbox.secret ?? 'hush' })).not.toThrow();
      expect(help).toContain(example);
    }
  }
});

test('each option says where it was given: flag, variable, file of a variable, or configuration file', async () => {
  await writeFile(
    join(folder, 'prefinery.config.json'),
    '{"doubleOptIn":true,"seedUsers":5,"site":"http://one.example"}',
  );
  await writeFile(join(folder, 'secret'), 'hush\n');
  const env = { PREFINERY_SANDBOX_SITE: 'http://two.example', PREFINERY_SANDBOX_SECRET_FILE: join(folder, 'secret') };
  const { given } = await read(['--seed-users', '7'], env);
  expect(given).toEqual({
    doubleOptIn: { source: 'file', place: 'prefinery.config.json', value: true },
    site: { source: 'environment', place: 'PREFINERY_SANDBOX_SITE', value: 'http://two.example' },
    secret: { source: 'environment', place: 'PREFINERY_SANDBOX_SECRET_FILE', value: 'hush' },
    seedUsers: { source: 'command line', place: '--seed-users', value: 7 },
  });
});
