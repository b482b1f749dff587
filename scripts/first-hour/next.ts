/** Follows docs/next.md and docs/auth-js.md in a new app. With pnpm, because imports of packages that are not declared fail with it. */
import type { Browser } from 'playwright';
import { freePort, openApp } from './app.ts';
import { commandOf, readDocument, variablesOf } from './document.ts';
import type { Hour } from './hour.ts';
import { inviteFriend, visit } from './visitor.ts';

const defaultPort = '4747';
const pnpm = 'npx --yes pnpm@12.21.0';

export async function nextHour({ packed, browser, pictures, step }: Hour): Promise<void> {
  const guide = readDocument('docs/next.md');
  const logInGuide = readDocument('docs/auth-js.md');
  const sandboxPort = String(await freePort());
  const app = openApp();
  /** Runs an install command of the guide with pnpm. */
  const install = (beginning: string, document = guide) => {
    const line = commandOf(document, beginning)
      .replace('npm install --save-dev', 'pnpm add --save-dev')
      .replace('npm install', 'pnpm add');
    return step(line, () => app.run(line.replace('pnpm', pnpm)));
  };
  try {
    await step('npx create-next-app', () =>
      app.run('npx create-next-app@16.4.3 . --yes --empty --no-eslint --no-tailwind --use-pnpm --skip-install'),
    );
    app.installFrom(packed.registry);
    // Keeps pnpm from switching to another version of itself.
    app.write({ 'pnpm-workspace.yaml': `${app.read('pnpm-workspace.yaml')}pmOnFail: ignore\n` });
    await step('pnpm install', () => app.run(`${pnpm} install`));
    await install('npm install @prefinery-kit/react');
    await install('npm install --save-dev @prefinery-kit/sandbox');
    await install('npm install next-auth', logInGuide);

    app.write(
      Object.fromEntries(
        Object.entries({ ...guide.files, ...logInGuide.files }).map(([file, text]) => [
          file,
          text.replaceAll(defaultPort, sandboxPort),
        ]),
      ),
    );
    const sandbox = commandOf(guide, 'npx @prefinery-kit/sandbox');
    await step(sandbox, () => app.start(`${sandbox} --port ${sandboxPort}`, /Ctrl-C stops it/));

    const port = await freePort();
    const development = await step('next dev', () => app.start(`npx next dev --port ${port}`, /Ready in/));
    await step('a visitor joins, is known after a reload, and invites a friend', () =>
      inviteFriend(browser, `http://localhost:${port}/`),
    );
    await step('a user logs in by Auth.js on another device, and sees their link', () =>
      logIn(browser, `http://localhost:${port}/`, app.read('.env.development.local')),
    );
    await development.stop();

    const variables = {
      ...variablesOf(app.read('.env.development')),
      ...variablesOf(app.read('.env.development.local')),
      AUTH_TRUST_HOST: 'true',
    };
    await step('next build, on the sandbox', () => app.run(`npx next build`, variables));
    await step('next start', () => app.start(`npx next start --port ${port}`, /Ready in/, variables));
    await step('a visitor joins in the production build', async () => {
      const visitor = await visit(browser, `http://localhost:${port}/`, pictures);
      await visitor.photograph('next-production-form');
      await visitor.join('amy@bigbangtheory.com');
      await visitor.photograph('next-production-joined');
      await visitor.leave();
    });
  } finally {
    await app.close();
  }
}

/** Logs in as the visitor who has joined before, on the page that Auth.js draws. */
async function logIn(browser: Browser, url: string, env: string): Promise<void> {
  const visitor = await visit(browser, `${url}api/auth/signin`);
  const { page } = visitor;
  await page.getByRole('textbox', { name: 'Email' }).fill('penny@bigbangtheory.com');
  await page.getByLabel('Password').fill(variablesOf(env)['DEMO_PASSWORD'] ?? '');
  await page.getByRole('button', { name: /^Sign in/ }).click();
  await page.waitForURL(url);
  if (!(await visitor.link()).includes('/r/')) throw new Error('The user who has logged in sees no referral link.');
  await visitor.leave();
}
