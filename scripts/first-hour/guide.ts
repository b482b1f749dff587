/** Follows the guide of a framework that renders on a server and needs a newer Node.js, in a new app. */
import type { Page } from 'playwright';
import { type App, freePort, openApp } from './app.ts';
import { commandOf, readDocument, variablesOf } from './document.ts';
import type { Hour } from './hour.ts';
import { newerNode } from './node.ts';
import { inviteFriend, visit } from './visitor.ts';

const defaultPort = '4747';

/** How a framework is used. Commands get their port from the variable `PORT`. */
export interface Framework {
  /** For the names of screenshots. */
  name: string;
  /** The guide, such as `docs/react-router.md`. */
  document: string;
  /** Makes an app without the kit, and without its packages. */
  create: (app: App) => Promise<unknown>;
  /** Replaces what the guide says to replace by hand for a Content-Security-Policy. */
  addPolicy: (app: App) => void;
  development: { line: string; ready: RegExp };
  production: { line: string; ready: RegExp };
  /** Checks the types of the app, after it was built. */
  types: string;
}

export async function followGuide(framework: Framework, { packed, browser, pictures, step }: Hour): Promise<void> {
  const guide = readDocument(framework.document);
  const sandboxPort = String(await freePort());
  const app = openApp([await newerNode()]);
  try {
    await step('an empty app', () => framework.create(app));
    // Browsers ask for an icon, and write an error to the console where there is none.
    app.write({ 'public/favicon.ico': '' });
    app.installFrom(packed.registry);
    await step('npm install', () => app.run('npm install'));
    for (const line of guide.commands.filter((command) => command.startsWith('npm install'))) {
      await step(line, () => app.run(line));
    }
    app.write(
      Object.fromEntries(
        Object.entries(guide.files).map(([file, text]) => [file, text.replaceAll(defaultPort, sandboxPort)]),
      ),
    );
    const sandbox = commandOf(guide, 'npx @prefinery-kit/sandbox');
    await step(sandbox, () => app.start(`${sandbox} --port ${sandboxPort}`, /Ctrl-C stops it/));

    const port = String(await freePort());
    const url = `http://localhost:${port}/`;
    const { development, production } = framework;
    const server = await step(development.line, () => app.start(development.line, development.ready, { PORT: port }));
    await step('the first page', async () => {
      // Vite finds what a page imports when it is opened first, and may reload it with errors in its console.
      const page = await browser.newPage();
      await page.goto(url);
      await drawn(page);
      await page.close();
    });
    await step('a visitor joins, is known after a reload, and invites a friend', () => inviteFriend(browser, url));
    await server.stop();

    framework.addPolicy(app);
    const variables = variablesOf(app.read('.env.development'));
    await step('npm run build, on the sandbox', () => app.run('npm run build', variables));
    await step(framework.types, () => app.run(framework.types));
    await step(production.line, () => app.start(production.line, production.ready, { ...variables, PORT: port }));
    await step('the policy of the page allows the script', async () => {
      const { page, leave } = await visit(browser, url, undefined);
      const policy = await policyOf(await page.request.get(url));
      if (!/script-src [^;]*'(nonce|sha256)-/.test(policy)) throw new Error(`The page has the policy "${policy}".`);
      await drawn(page);
      const script = page.locator('script[src*="/widget/v2/"]');
      if (policy.includes("'nonce-") && !(await script.evaluate((element) => element.nonce))) {
        throw new Error('The script of the campaign has no nonce.');
      }
      await leave();
    });
    await step('a visitor joins in the production build', async () => {
      const visitor = await visit(browser, url, pictures);
      await visitor.photograph(`${framework.name}-production-form`);
      await visitor.join('amy@bigbangtheory.com');
      await visitor.photograph(`${framework.name}-production-joined`);
      await visitor.leave();
    });
  } finally {
    await app.close();
  }
}

/** The leaderboard is drawn by the script. */
const drawn = (page: Page) => page.locator('[data-prefinery=leaderboard][data-state=success]').waitFor();

/** The Content-Security-Policy of a response: of its header, or of its HTML. */
async function policyOf(response: { headers: () => Record<string, string>; text: () => Promise<string> }) {
  const header = response.headers()['content-security-policy'];
  if (header !== undefined) return header;
  const [, policy = ''] =
    /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(await response.text()) ?? [];
  return policy;
}

/** Replaces a text in a file of an app, which has to be there. */
export function replaceIn(app: App, file: string, before: string, after: string): void {
  const text = app.read(file);
  if (!text.includes(before)) throw new Error(`${file} has no "${before}".`);
  app.write({ [file]: text.replace(before, after) });
}
