/** Follows a guide to a page without a server of its own, in a new app of create-vite. */
import type { Browser } from 'playwright';
import { type App, freePort, openApp } from './app.ts';
import { commandOf, readDocument, variablesOf } from './document.ts';
import type { Hour } from './hour.ts';
import { inviteFriend, visit } from './visitor.ts';

/** The sandbox's port in the documents. */
const documentedPort = '4747';

export interface SinglePage {
  /** For the names of screenshots. */
  name: string;
  /** The guide, such as `docs/plain-typescript.md`. */
  document: string;
  /** The template of create-vite. */
  template: string;
  /** What a user of the guide changes by hand, in the files of the guide. */
  adapt?: (app: App, sandboxUrl: string) => void;
  /** Further checks of the page in development. */
  check?: (browser: Browser, url: string) => Promise<void>;
}

export async function followSinglePage(
  { name, document, template, adapt, check }: SinglePage,
  { packed, browser, pictures, step }: Hour,
): Promise<void> {
  const guide = readDocument(document);
  const sandboxPort = String(await freePort());
  const app = openApp();
  try {
    await step('npm create vite', () => app.run(`npm create vite@9.3.0 . -- --template ${template}`));
    app.installFrom(packed.registry);
    for (const line of guide.commands.filter((command) => command.startsWith('npm install'))) {
      await step(line, () => app.run(line));
    }
    app.write(
      Object.fromEntries(
        Object.entries(guide.files).map(([file, text]) => [file, text.replaceAll(documentedPort, sandboxPort)]),
      ),
    );
    adapt?.(app, `http://localhost:${sandboxPort}`);
    const sandbox = commandOf(guide, 'npx @prefinery-kit/sandbox');
    await step(sandbox, () => app.start(`${sandbox} --port ${sandboxPort}`, /Ctrl-C stops it/));

    const port = await freePort();
    const url = `http://localhost:${port}/`;
    const development = await step('npm run dev', () =>
      app.start(`npm run dev -- --port ${port} --strictPort`, /Local:/),
    );
    await step('a visitor joins, is known after a reload, and invites a friend', () => inviteFriend(browser, url));
    if (check) await step('what the guide promises of the page', () => check(browser, url));
    await development.stop();

    // A build for production does not read that file.
    const variables = '.env.development' in guide.files ? variablesOf(app.read('.env.development')) : {};
    await step('npm run build, on the sandbox', () => app.run('npm run build', variables));
    await step('npm run preview', () => app.start(`npm run preview -- --port ${port} --strictPort`, /Local:/));
    await step('a visitor joins in the production build', async () => {
      const visitor = await visit(browser, url, pictures);
      await visitor.photograph(`${name}-production-form`);
      await visitor.join('amy@bigbangtheory.com');
      await visitor.photograph(`${name}-production-joined`);
      await visitor.leave();
    });
  } finally {
    await app.close();
  }
}
