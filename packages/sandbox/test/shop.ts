import { createServer } from 'node:http';
import { type BrowserContextOptions, chromium, type Page } from 'playwright';
import { launchOptions } from '../../../scripts/browser.ts';
import type { SandboxOptions } from '../src/options/table.ts';
import { createSandbox } from '../src/create.ts';
import type { Sandbox } from '../src/sandbox.ts';
import { serveSandbox } from '../src/serve.ts';

/** A shop in a real browser, and a sandbox on another origin. */
export interface Shop {
  sandbox: Sandbox;
  /** Address of the sandbox, with the path that it is mounted under. */
  url: string;
  scriptUrl: string;
  newVisitor: (options?: BrowserContextOptions) => Promise<Visitor>;
  close: () => Promise<void>;
}

/** A visitor with a browser context of their own. */
export interface Visitor {
  page: Page;
  /** Errors that the page logged to the console, or threw. */
  complaints: string[];
  /** Commands that the page has sent. */
  sent: string[];
  /** Opens a page of the shop with this HTML in its body. */
  visit: (html: string, path?: string) => Promise<void>;
  /** Calls a command in the page, and returns the answer. */
  call: (...command: unknown[]) => Promise<unknown>;
  close: () => Promise<void>;
}

export const project = 'abcd1234';
const base = '/prefinery';

/** @param options of the sandbox; identity verification is off by default */
export async function openShop(options?: Partial<SandboxOptions>): Promise<Shop> {
  const sandbox = await createSandbox({ project, base, identityVerification: false, ...options });
  const served = await serveSandbox(sandbox, { port: 0 });
  const browser = await chromium.launch(launchOptions());
  let content = '';
  // A strict Content-Security-Policy: only what the sandbox needs. It allows no inline styles.
  const sandboxOrigin = new URL(served.url).origin;
  const policy =
    `default-src 'none'; img-src data:; script-src 'unsafe-inline' ${sandboxOrigin}; ` +
    `connect-src ${sandboxOrigin}; frame-src ${sandboxOrigin}; form-action 'self' ${sandboxOrigin}`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.end(`<!doctype html><title>Shop</title><link rel="icon" href="data:,"><body>${content}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The shop is closed');
  const origin = `http://shop.localhost:${address.port}`;

  const newVisitor = async (options?: BrowserContextOptions): Promise<Visitor> => {
    const context = await browser.newContext(options);
    // Browsers request a favicon at any time.
    await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
    const page = await context.newPage();
    const complaints: string[] = [];
    const sent: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname.split('/').at(-1) ?? '');
    });
    return {
      page,
      complaints,
      sent,
      visit: async (html, path = '/') => {
        content = html;
        await page.goto(origin + path);
      },
      call: (...command) =>
        page.evaluate(
          (given) =>
            new Promise((resolve) => Reflect.apply(Reflect.get(window, 'prefinery'), null, [...given, resolve])),
          command,
        ),
      close: () => context.close(),
    };
  };

  return {
    sandbox,
    url: served.url,
    scriptUrl: `${served.url}/widget/v2/${project}.js`,
    newVisitor,
    close: async () => {
      await browser.close();
      server.close();
      await served.close();
      await sandbox.close();
    },
  };
}
