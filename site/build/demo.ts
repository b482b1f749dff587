/** The demo as part of the site. */
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { campaign } from '../campaign.ts';
import { root } from './pages.ts';
import { addSlash } from './slash.ts';

/** Lets `app/page.ts` start the sandbox before the app, which needs its script. */
const startsSandbox = (): Plugin => ({
  name: 'prefinery-kit:starts-sandbox',
  transformIndexHtml: {
    order: 'post',
    handler(html, { path }) {
      const started = html.replace(
        /<script type="module"[^>]* src="([^"]+)"><\/script>/,
        (_, app: string) => `<script type="module" src="../assets/start.js" data-app="${app}"></script>`,
      );
      if (started === html) throw new Error(`${path} has no module script.`);
      return path === '/index.html' ? started.replace('<head>', `<head><script>${addSlash}</script>`) : started;
    },
  },
});

export async function buildDemo(outDir: string): Promise<void> {
  const demo = join(root, 'examples/demo');
  process.env['VITE_PREFINERY_PROJECT'] = campaign.project;
  process.env['VITE_PREFINERY_SCRIPT_URL'] = `../${campaign.folder}/widget/v2/${campaign.project}.js`;
  await build({
    configFile: join(demo, 'vite.config.ts'),
    root: demo,
    base: './',
    logLevel: 'warn',
    mode: 'production',
    plugins: [startsSandbox()],
    build: { outDir, emptyOutDir: true },
  });
}
