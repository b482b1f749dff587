/** The samples that run on the site: blocks of a document that are marked `live`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './pages.ts';

/** Where the samples are put for Vite. `app/live.tsx` imports them from here. */
const folder = join(root, '.cache/site-live');

const samples = new Map<string, string>();

/** Keeps a sample. Returns its name, by which the page names it. */
export function keepSample(page: string, code: string): string {
  const name = `${page}-${[...samples.keys()].filter((key) => key.startsWith(`${page}-`)).length + 1}`;
  samples.set(name, code);
  return name;
}

/** Writes one module for each sample. */
export function writeSamples(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, code] of samples) writeFileSync(join(folder, `${name}.tsx`), code);
}
