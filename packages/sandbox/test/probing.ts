/** The probe in a real browser, against a sandbox that stands for the hosted service. */
import { createServer } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import type { SandboxOptions } from '../src/options/table.ts';
import type { Report } from '../src/probe/report.ts';
import { type Probe, serveProbe } from '../src/probe/server.ts';
import { createSandbox } from '../src/create.ts';
import type { Sandbox } from '../src/sandbox.ts';
import { type Served, serveSandbox } from '../src/serve.ts';

const project = 'abcd1234';
export const secret = 'a_secret_of_this_test';
export const webhookSecret = 'a_webhook_secret_of_this_test';
export const key = 'a_rest_key_of_this_test';
export const people = ['sheldon.cooper+probe1@caltech.example', 'amy.farrah+probe2@caltech.example'] as const;

/** A sandbox as the hosted service, with users on its list, and the page of a probe of it. */
export interface Probing {
  sandbox: Sandbox;
  served: Served;
  probe: Probe;
  page: Page;
  context: BrowserContext;
  /**
   * Does all steps as a user of the page does, and returns the report.
   * @param addresses of the users that are added; `null` adds none
   */
  run: (addresses?: readonly [string, string] | null) => Promise<Report>;
  close: () => Promise<void>;
}

/** @param wait how long to wait for a callback, in ms */
export async function openProbing(
  browser: Browser,
  options: Partial<SandboxOptions> = {},
  { wait = 4000 }: { wait?: number } = {},
): Promise<Probing> {
  let report: Report | undefined;
  const tunnel = await openTunnel();
  const sandbox = await createSandbox({
    ...{ project, secret, webhookSecret, webhookUrls: [tunnel.url] },
    ...options,
    restKeys: [{ name: 'probe', key }],
  });
  const served = await serveSandbox(sandbox, { port: 0 });
  await sandbox.seed({ users: 3, seed: 7 });
  const probe = await serveProbe({
    ...{ project, secret, webhookSecret, port: 0, wait },
    scriptUrl: `${served.url}/widget/v2/${project}.js`,
    rest: { url: `${served.url}/api/v2`, beta: project, key },
    write: async (written) => {
      report = written;
      return 'prefinery-report.json';
    },
  });
  tunnel.leadsTo(probe.url);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(probe.url);
  return {
    ...{ sandbox, served, probe, page, context },
    async run(addresses = people) {
      if (addresses !== null) {
        await page.getByLabel('Also add two users').check();
        await page.getByLabel('First address').fill(addresses[0]);
        await page.getByLabel('Second address').fill(addresses[1]);
      }
      await page.getByRole('button', { name: 'Start' }).click();
      const write = page.getByRole('button', { name: 'Write the report' });
      await write.waitFor({ timeout: 90_000 });
      const waiting = async () => (await sandbox.webhooks()).filter(({ status }) => status !== 'accepted');
      await expect.poll(waiting, { timeout: 20_000 }).toEqual([]);
      await write.click();
      await page.getByText('The report is written.').waitFor();
      if (report === undefined) throw new Error('The probe has written no report.');
      return report;
    },
    async close() {
      await context.close();
      await probe.close();
      await served.close();
      await sandbox.close();
      await tunnel.close();
    },
  };
}

/** Brings webhooks to the probe's page, whose address is known only after that of the sandbox. */
async function openTunnel() {
  let target = '';
  const server = createServer((request, response) => {
    const forward = async (): Promise<number> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
      const headers = Object.entries(request.headersDistinct)
        .filter(([name]) => !['connection', 'content-length', 'host', 'transfer-encoding'].includes(name))
        .flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value]));
      return (await fetch(`${target}webhooks`, { method: 'POST', headers, body: Buffer.concat(chunks) })).status;
    };
    void forward()
      .catch(() => 502)
      .then((status) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`,
    leadsTo: (url: string) => {
      target = url;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
