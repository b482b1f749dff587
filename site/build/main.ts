/**
 * Builds the site: the documentation, the demo and the Storybook as static files, with the sandbox in a service worker. All addresses
 * are relative, so the folder works below any path of any host.
 *
 * `pnpm site:build` builds everything into `site/dist`. `--out FOLDER` builds it elsewhere, and `--docs` leaves out demo and Storybook.
 */
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { build } from 'vite';
import { run } from '../../scripts/shell.ts';
import { campaign as storybookCampaign } from '../../.storybook/campaign.ts';
import { campaign } from '../campaign.ts';
import { workerBuild } from '../sandbox/build.ts';
import { writeSnapshot } from '../sandbox/snapshot.ts';
import { buildClient } from './client.ts';
import { deadLinksOf } from './dead-links.ts';
import { buildDemo } from './demo.ts';
import { Home } from './Home.tsx';
import { homeSample } from './home-sample.ts';
import { keepSample, writeSamples } from './live.ts';
import { Page } from './Page.tsx';
import { root } from './pages.ts';
import { pictures } from './pictures.ts';
import { planned } from './plan.ts';
import { renderPage } from './render.ts';
import { indexOf } from './search.ts';

const { values } = parseArgs({ options: { out: { type: 'string' }, docs: { type: 'boolean' } } });
const out = values.out ?? join(root, 'site/dist');

const written = new Map<string, string>();

async function write(name: string, page: ReactNode): Promise<void> {
  const html = `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
  written.set(name, html);
  await writeFile(join(out, name), html);
}

const pages = planned.map((page) => renderPage(page));
const home = homeSample();
const live = keepSample('home', home.live);
writeSamples();

const assets = await buildClient(out);
await Promise.all(pages.map((page) => write(`${page.page.slug}.html`, Page({ ...page, assets }))));
await write('index.html', Home({ assets, sample: home.html, live }));
await writeFile(join(out, 'search.json'), indexOf(pages));
await mkdir(join(out, 'pictures'), { recursive: true });
await Promise.all([...pictures].map((path) => copyFile(join(root, path), join(out, 'pictures', basename(path)))));

await build(workerBuild(join(root, 'site/sandbox/worker.ts'), out));
await writeSnapshot(campaign, out);

if (!values.docs) {
  await buildDemo(join(out, 'demo'));
  const stories = join(out, 'storybook');
  if (!run('storybook', ['build', '--quiet', '--output-dir', stories], root)) {
    throw new Error('Storybook could not be built, see above.');
  }
  await build(workerBuild(join(root, '.storybook/static/worker.ts'), stories));
  await writeSnapshot(storybookCampaign, stories);
}

// Without demo and Storybook, their links would be dead.
const others = values.docs ? ['demo/index.html', 'storybook/index.html'] : [];
const files = new Set([
  ...(await readdir(out, { recursive: true })).map((path) => path.replaceAll('\\', '/')),
  ...others,
]);
const dead = deadLinksOf(written, files);
if (dead.length > 0) throw new Error(dead.join('\n'));
console.log(`${pages.length + 1} pages${values.docs ? '' : ', the demo and the Storybook'} are in ${out}.`);
