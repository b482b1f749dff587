/** The command line of the probe as a program, with a browser on its page. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { launchOptions } from '../../../../scripts/browser.ts';
import { freePort } from '../../test/ports.ts';
import { buildProgram, type Program, startProgram } from '../../test/program.ts';
import { createSandbox } from '../create.ts';
import { sign } from '../server/foundation/signature.ts';
import { serveSandbox } from '../serve.ts';

const project = 'abcd1234';
const people = ['sheldon.cooper+probe1@caltech.example', 'amy.farrah+probe2@caltech.example'] as const;
const secrets = {
  PREFINERY_IDENTITY_SECRET: 'an_identity_secret_of_this_test',
  PREFINERY_WEBHOOK_SECRET: 'a_webhook_secret_of_this_test',
  PREFINERY_API_KEY: 'a_rest_key_of_this_test',
};

let program: Awaited<ReturnType<typeof buildProgram>>;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([buildProgram(), chromium.launch(launchOptions())]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await program.remove();
});

let folder: string;
let running: Program[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prefinery-probe-'));
  running = [];
});
afterEach(async () => {
  for (const { process } of running) process.kill('SIGKILL');
  await Promise.all(running.map(({ ends }) => ends));
  await rm(folder, { recursive: true });
});

/** Starts the program, with these variables in its environment. */
const start = (args: string[], env: Record<string, string> = {}): Program => {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const started = startProgram(program.path, args, ['env', ...variables]);
  running.push(started);
  return started;
};

const report = () => join(folder, 'report.json');
const probeOf = (scriptUrl: string, ...more: string[]): string[] => [
  ...['probe', '--project', project, '--port', '0', '--script-url', scriptUrl, '--report', report()],
  ...more,
];
const pageOf = async (probe: Program): Promise<string> => {
  const [, url = ''] = await probe.waitFor(/Prefinery probe: (\S+)/);
  return url;
};
const stop = (probe: Program) => {
  probe.process.kill('SIGINT');
  return probe.ends;
};

/** A sandbox that stands for the hosted service, with three users on its list. */
async function openService() {
  const sandbox = await createSandbox({
    project,
    secret: secrets.PREFINERY_IDENTITY_SECRET,
    restKeys: [{ name: 'probe', key: secrets.PREFINERY_API_KEY }],
    vanityCodes: true,
  });
  const served = await serveSandbox(sandbox, { port: 0 });
  onTestFinished(async () => {
    await served.close();
    await sandbox.close();
  });
  await sandbox.seed({ users: 3, seed: 7 });
  return { sandbox, url: served.url, scriptUrl: `${served.url}/widget/v2/${project}.js` };
}

async function openBrowser(): Promise<BrowserContext> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  return context;
}

test('--help tells what the probe does and takes, and ends', async () => {
  const probe = start(['probe', '--help']);
  expect(await probe.ends).toEqual({ code: 0, signal: null });
  expect(probe.output()).toMatch(/^prefinery-sandbox probe: /);
  for (const name of [...Object.keys(secrets), '--report', '--recorded FILE']) expect(probe.output()).toContain(name);
});

test.each([
  [['probe'], '--project'],
  [['probe', '--project', project, '--report', '/no/such/folder/report.json'], '--report'],
  [['probe', '--project', project, '--sedd', '1'], '--sedd'],
])('%j ends with an error that names %s', async (args, option) => {
  const probe = start(args);
  expect(await probe.ends).toEqual({ code: 2, signal: null });
  expect(probe.output()).toMatch(new RegExp(`^prefinery-sandbox: .*${option}.*\\n$`));
});

test('a script that cannot be reached is told in the terminal and on the page, and no report is written', async () => {
  const probe = start(probeOf(`http://127.0.0.1:${await freePort()}/widget/v2/${project}.js`, '--wait', '1'));
  const url = await pageOf(probe);
  expect(probe.output()).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+\/widget\/v2\/abcd1234\.js cannot be reached \(ECONNREFUSED\)\./,
  );
  const page = await (await openBrowser()).newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('alert').getByText('The script did not run').waitFor();
  expect(await stop(probe)).toEqual({ code: 0, signal: null });
  expect(probe.output()).toContain('No report was written: the page has a button for it once all steps are done.');
  expect(await readdir(folder)).toEqual([]);
}, 60_000);

test('a wrong project is told in the terminal', async () => {
  const { url } = await openService();
  const probe = start(probeOf(`${url}/no/widget/v2/other123.js`));
  await pageOf(probe);
  expect(probe.output()).toContain('is answered with HTTP 404. Is the key of the project right?');
}, 60_000);

test('without a browser no report is written, and the terminal says why', async () => {
  const probe = start(probeOf((await openService()).scriptUrl));
  await pageOf(probe);
  expect(probe.output()).not.toContain('cannot be reached');
  expect(await stop(probe)).toEqual({ code: 0, signal: null });
  expect(probe.output()).toContain('No report was written: the page of the probe was not opened in a browser.');
  expect(await readdir(folder)).toEqual([]);
}, 60_000);

test('the report is written to the file, has nothing that names a user, opens a session or is secret, and a sandbox starts with it', async () => {
  const { sandbox, url, scriptUrl } = await openService();
  const probe = start(probeOf(scriptUrl, '--beta', project, '--api-url', `${url}/api/v2`), secrets);
  const address = await pageOf(probe);
  const context = await openBrowser();
  const page = await context.newPage();
  /** Tokens of sessions, visitors and views: in headers, bodies and addresses of all requests, and in answers. */
  const seen: string[] = [];
  page.on('request', (request) =>
    seen.push(request.url(), ...Object.values(request.headers()), request.postData() ?? ''),
  );
  page.on('response', (response) => {
    if (response.url().startsWith(url))
      response.text().then(
        (text) => seen.push(text),
        () => undefined,
      );
  });
  await page.goto(address);
  await page.getByLabel('Also add two users').check();
  await page.getByLabel('First address').fill(people[0]);
  await page.getByLabel('Second address').fill(people[1]);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Write the report' }).click({ timeout: 90_000 });
  await page.getByText('The report is written.').waitFor();
  await probe.waitFor(/The report is written to .*report\.json\./);
  expect(await stop(probe)).toEqual({ code: 0, signal: null });
  expect(probe.output()).not.toContain('No report');

  const text = await readFile(report(), 'utf8');
  const users = await sandbox.people();
  expect(users.map(({ email }) => email)).toEqual(expect.arrayContaining([...people]));
  const ofUsers = users.flatMap(({ id, email, referral_code, profile }) => [
    ...[id, email, email.split('@', 1).join(''), referral_code],
    // Others are words such as that of a campaign.
    ...Object.values(profile).filter((value) => /[\dA-Z@]/.test(String(value))),
  ]);
  const tokens = seen
    .flatMap((each) => each.match(/[\w-]{20,}(?:\.[0-9a-f]{64})?/g) ?? [])
    .filter((each) => /\d/.test(each));
  const signatures = people.map((email) => sign(secrets.PREFINERY_IDENTITY_SECRET, email));
  const told = [...ofUsers, ...tokens, ...signatures, ...Object.values(secrets)].filter(
    // Three letters may be a part of any word.
    (value): value is string => typeof value === 'string' && value.length > 3,
  );
  expect(seen.join('\n')).toContain(signatures[0]);
  expect(tokens.length).toBeGreaterThan(20);
  expect([...new Set(told)].filter((value) => text.includes(value))).toEqual([]);

  const played = start(['--recorded', report(), '--project', project, '--port', '0']);
  await played.waitFor(/Ctrl-C/);
  played.process.kill('SIGTERM');
  expect(await played.ends).toEqual({ code: 0, signal: null });
}, 240_000);
