/** The set-up of `examples/staging`, without Docker: PostgreSQL, two sandboxes, and nginx with the template of that folder. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from './ports.ts';
import { type Postgres, startServer } from './postgres.ts';
import { type Program, startProgram } from './program.ts';
import { launchOptions } from '../../../scripts/browser.ts';
import { findNginx, leftOut, missingNginx } from '../../../scripts/engines.ts';

const nginx = findNginx();
const reason = leftOut(missingNginx());
if (reason !== undefined) console.log(reason);

const name = 'sandbox.staging.example';
const project = 'stag1234';
const token = 'token_of_the_team';
const cli = join(import.meta.dirname, '../dist/cli.js');
const template = join(import.meta.dirname, '../../../examples/staging/nginx.conf.template');

interface Answer {
  status: number;
  body: string;
}

describe.skipIf(nginx === undefined)('two sandboxes behind nginx', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prefinery-staging-'));
  const sandboxes: Program[] = [];
  let postgres: Postgres;
  let proxyPort: number;
  let stopProxy: () => Promise<void>;

  const url = (): string => `https://${name}:${proxyPort}`;

  const startSandbox = async (port: number): Promise<Program> => {
    // Through env, so that no secret is on a command line.
    const secrets = { DATABASE: postgres.url, SECRET: 'secret_of_the_team', CONTROL_TOKEN: token };
    const files = Object.entries(secrets).map(([option, value]) => {
      const file = join(folder, option);
      writeFileSync(file, `${value}\n`);
      return `PREFINERY_SANDBOX_${option}_FILE=${file}`;
    });
    const args = ['--project', project, '--port', `${port}`, '--url', url(), '--trust-proxy', 'loopback'];
    const program = startProgram(cli, args, ['env', ...files]);
    sandboxes.push(program);
    await program.waitFor(/Sandbox|sandbox/);
    return program;
  };

  const startProxy = async (variables: Record<string, string>): Promise<() => Promise<void>> => {
    const server = readFileSync(template, 'utf8').replaceAll(
      /\$\{(\w+)\}/g,
      (_all, key: string) => variables[key] ?? '',
    );
    const own = `pid ${folder}/nginx.pid; error_log ${folder}/error.log; daemon off; events {} http { access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
      ${server} }`;
    writeFileSync(join(folder, 'nginx.conf'), own);
    const child = spawn(nginx ?? '', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'inherit' });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    return () => {
      child.kill('SIGTERM');
      return ended;
    };
  };

  /** A request as a program of the team sends it. `X-Forwarded-For` is a claim that the proxy must not believe. */
  const ask = (path: string, { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: proxyPort,
          servername: name,
          path,
          ca: readFileSync(join(folder, 'certificate.pem')),
          method: body === undefined ? 'GET' : 'POST',
          headers: { host: `${name}:${proxyPort}`, 'content-type': 'application/json', ...headers },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        },
      );
      sent.once('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });

  const authorized = { authorization: `Bearer ${token}` };

  const command = async (name: string, data: unknown): Promise<Answer> =>
    ask(`/api/${project}/${name}`, {
      body: { data, page: { url: url(), referrer: null }, referrer_code: null },
    });

  const people = async (): Promise<{ email: string }[]> =>
    JSON.parse((await ask('/people?limit=1000', { headers: authorized })).body) as { email: string }[];

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    execFileSync('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`],
      ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')],
    ]);
    postgres = await startServer();
    proxyPort = await freePort();
    const ports = [await freePort(), await freePort()];
    await Promise.all(ports.map(startSandbox));
    stopProxy = await startProxy({
      SANDBOX_1: `127.0.0.1:${ports[0]}`,
      SANDBOX_2: `127.0.0.1:${ports[1]}`,
      LISTEN: `${proxyPort}`,
      SERVER_NAME: name,
      CERTIFICATES: folder,
    });
    await vi.waitUntil(
      () =>
        ask('/health').then(
          ({ status }) => status === 200,
          () => false,
        ),
      { timeout: 20_000, interval: 100 },
    );
  }, 120_000);

  afterAll(async () => {
    await stopProxy?.();
    for (const { process, ends } of sandboxes) {
      process.kill('SIGKILL');
      await ends;
    }
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a visitor joins by the hosted form, and gets a link with the public address', async () => {
    const browser = await chromium.launch({
      ...launchOptions(),
      args: [...(launchOptions().args ?? []), `--host-resolver-rules=MAP ${name} 127.0.0.1`],
    });
    onTestFinished(() => browser.close());
    const page = await browser.newPage({ ignoreHTTPSErrors: true });
    await page.goto(`${url()}/projects/${project}/users/new`);
    await page.getByLabel('E-mail address').fill('amy@example.com');
    await page.getByRole('button').first().click();
    await page.getByRole('heading', { name: 'Thank you for joining' }).waitFor();
    const { body } = await ask('/people?email=amy@example.com', { headers: authorized });
    expect(JSON.parse(body)).toMatchObject({ referral_link: expect.stringContaining(`${url()}/r/`) });
  });

  test('the script that an app loads is served', async () => {
    const { status, body } = await ask(`/widget/v2/${project}.js`);
    expect(status).toBe(200);
    expect(body).toContain('prefinery');
  });

  test('control needs the token, and it is the same in both sandboxes', async () => {
    for (let request = 0; request < 4; request += 1) {
      expect((await ask('/people')).status).toBe(403);
      expect((await ask('/people', { headers: { authorization: 'Bearer guessed' } })).status).toBe(403);
      expect((await ask('/people', { headers: authorized })).status).toBe(200);
    }
  });

  test('a clock that one sandbox was told to stop stands still in both', async () => {
    const { body } = await ask('/clock', { headers: authorized, body: { stop: '2026-03-01T12:00:00Z' } });
    expect(JSON.parse(body)).toMatchObject({ isStopped: true });
    for (let request = 0; request < 4; request += 1) {
      expect(JSON.parse((await ask('/clock', { headers: authorized })).body)).toMatchObject({ isStopped: true });
    }
    await ask('/clock', { headers: authorized, body: { back: true } });
  });

  test('when one of the two is killed, the other one answers, and no acknowledged signup is lost', async () => {
    const emails = Array.from({ length: 40 }, (_, index) => `friend${index}@example.com`);
    const refused: number[] = [];
    for (const [index, email] of emails.entries()) {
      if (index === 10) sandboxes[0]?.process.kill('SIGKILL');
      // A request that the killed one was answering fails. The visitor sends it again.
      for (let { status } = await command('addUser', { email }); status !== 200;) {
        refused.push(status);
        ({ status } = await command('addUser', { email }));
      }
    }
    expect(refused.length).toBeLessThanOrEqual(1);
    const listed = new Set((await people()).map(({ email }) => email));
    expect(emails.filter((email) => !listed.has(email))).toEqual([]);
  });
});
