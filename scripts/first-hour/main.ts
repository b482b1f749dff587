/**
 * `pnpm first-hour`: follows the documents from an empty folder to a waitlist in production, with the packed packages
 * and with the commands and samples of the documents. `--only vite` does one framework; `--pictures FOLDER` takes
 * screenshots.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { launchOptions } from '../browser.ts';
import { astroHour } from './astro.ts';
import { besideTheSnippetHour } from './beside-the-snippet.ts';
import type { Hour } from './hour.ts';
import { nextHour } from './next.ts';
import { packAll } from './packed.ts';
import { plainTypeScriptHour } from './plain-typescript.ts';
import { reactRouterHour } from './react-router.ts';
import { tanStackStartHour } from './tanstack-start.ts';
import { viteHour } from './vite.ts';

const hours = {
  vite: viteHour,
  'plain-typescript': plainTypeScriptHour,
  'beside-the-snippet': besideTheSnippetHour,
  next: nextHour,
  'react-router': reactRouterHour,
  'tanstack-start': tanStackStartHour,
  astro: astroHour,
};

const { values } = parseArgs({ options: { only: { type: 'string' }, pictures: { type: 'string' } } });
if (values.only !== undefined && !(values.only in hours))
  throw new Error(`--only takes one of ${Object.keys(hours).join(', ')}.`);

const step: Hour['step'] = async (name, act) => {
  const begin = performance.now();
  const result = await act();
  console.log(`${((performance.now() - begin) / 1000).toFixed(1).padStart(6)} s  ${name}`);
  return result;
};

const packed = await packAll();
const browser = await chromium.launch(launchOptions());
try {
  for (const [name, act] of Object.entries(hours)) {
    if (values.only !== undefined && values.only !== name) continue;
    console.log(`\nA new app with ${name}`);
    await act({ packed, browser, pictures: values.pictures, step });
  }
} finally {
  await browser.close();
  await packed.close();
}
