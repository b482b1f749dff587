/** Follows README.md in a new app of create-vite, with the packed packages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, freePort, openApp } from './app.ts';
import { commandOf, type Document, readDocument } from './document.ts';
import type { Hour } from './hour.ts';
import { inviteFriend, visit } from './visitor.ts';

const readme = readDocument('README.md');

/** The sandbox's port in the documents. */
const documentedPort = '4747';

/** Creates an app with the first sample of README.md, which loads the vendor's script. */
async function createApp({ packed, step }: Pick<Hour, 'packed' | 'step'>): Promise<App> {
  const app = openApp();
  await step('npm create vite', () => app.run('npm create vite@9.3.0 . -- --template react-ts'));
  await step('npm install', () => app.run('npm install'));
  const install = commandOf(readme, 'npm install ../prefinery-kit');
  await step(install, () => app.run(install.replace('../prefinery-kit/tarballs', packed.folder)));
  app.write({
    'src/Waitlist.tsx': readme.files['src/Waitlist.tsx'] ?? '',
    'src/App.tsx': "import { Waitlist } from './Waitlist';\n\nexport default Waitlist;\n",
  });
  return app;
}

/** Creates an app with the sample of README.md, which reads the script's address from the environment. */
export async function createConnectedApp(hour: Pick<Hour, 'packed' | 'step'>): Promise<App> {
  const app = await createApp(hour);
  app.write({ 'src/Waitlist.tsx': connect(readme) });
  return app;
}

export async function viteHour({ packed, browser, pictures, step }: Hour): Promise<void> {
  const sandboxPort = String(await freePort());
  const app = await createApp({ packed, step });
  try {
    const environment = (readme.files['.env.development'] ?? '').replaceAll(documentedPort, sandboxPort);
    app.write({ '.env.development': environment });
    await step('npm run build, for production', () => app.run('npm run build'));

    app.write({ 'src/Waitlist.tsx': connect(readme) });
    const sandbox = commandOf(readme, 'npx @prefinery-kit/sandbox');
    await step(sandbox, () => app.start(`${sandbox} --port ${sandboxPort}`, /Ctrl-C stops it/));

    const port = await freePort();
    const development = await step('npm run dev', () =>
      app.start(`npm run dev -- --port ${port} --strictPort`, /Local:/),
    );
    await step('a visitor joins, is known after a reload, and invites a friend', () =>
      inviteFriend(browser, `http://localhost:${port}/`),
    );
    await development.stop();

    await step('npm run build: nothing of the sandbox is in it', async () => {
      await app.run('npm run build');
      if (textsOf(join(app.folder, 'dist')).some((text) => text.includes(`localhost:${sandboxPort}`))) {
        throw new Error('The address of the sandbox is in the production build.');
      }
    });

    const [name = '', address = ''] = environment.trim().split('=');
    await step('npm run build, on the sandbox', () => app.run('npm run build', { [name]: address }));
    await step('npm run preview', () => app.start(`npm run preview -- --port ${port} --strictPort`, /Local:/));
    await step('a visitor joins in the production build', async () => {
      const visitor = await visit(browser, `http://localhost:${port}/`, pictures);
      await visitor.photograph('vite-production-form');
      await visitor.join('amy@bigbangtheory.com');
      await visitor.photograph('vite-production-joined');
      await visitor.leave();
    });
  } finally {
    await app.close();
  }
}

/** The first sample with the provider of the second one, which reads the script's address from the environment. */
function connect({ blocks, files }: Document): string {
  const [, provider] =
    blocks.map(({ code }) => /^(<PrefineryProvider .*scriptUrl=.*>)$/m.exec(code)).find((found) => found !== null) ??
    [];
  const sample = files['src/Waitlist.tsx'] ?? '';
  const connected = sample.replace(/<PrefineryProvider .*>/, provider ?? '');
  if (connected === sample || provider === undefined) throw new Error('README.md does not say how to pass scriptUrl.');
  return connected;
}

const textsOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
