/** Links between the documents of this repository. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import core from '../packages/core/package.json' with { type: 'json' };
import { proseOf } from './blocks.ts';

const root = join(import.meta.dirname, '..');

/** The repository's address for browsers, which links on npm's pages have to use. */
export const repositoryUrl = core.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** The anchor of a heading on GitHub. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const headingsOf = (file: string): string[] =>
  [...proseOf(readFileSync(file, 'utf8')).matchAll(/^#+ (.+)$/gm)].map(({ 1: heading = '' }) => slugOf(heading));

/**
 * Links to files or headings that do not exist. The README of a package is also its page on npm, which has only
 * the package's own files: links to other files need the repository's address.
 */
export const deadLinksOf = (document: string, text: string): string[] =>
  [...proseOf(text).matchAll(/\]\(([^()\s]+)\)/g)].flatMap(({ 1: link = '' }) => {
    const [address = '', anchor] = link.split('#');
    const path = pathOf(document, address);
    if (path === null) return [];
    const [, ownFolder] = /^(packages\/[^/]+\/)README\.md$/.exec(document) ?? [];
    if (ownFolder !== undefined && !address.startsWith(repositoryUrl) && !path.startsWith(ownFolder)) {
      return [`${document} links to ${link}, which is not in the package. Use ${repositoryUrl}/blob/main/${path}.`];
    }
    const file = join(root, path);
    const isThere = existsSync(file) && (anchor === undefined || headingsOf(file).includes(anchor));
    return isThere ? [] : [`${document} links to ${link}, which is not there.`];
  });

/** The file or folder of this repository that a link leads to, or `null` for a page elsewhere. */
function pathOf(document: string, address: string): string | null {
  if (address === '') return document;
  if (!/^[a-z]+:/.test(address)) return join(dirname(document), address).replaceAll('\\', '/');
  const [, path] = /^\/(?:blob|tree)\/main\/(.+)$/.exec(address.slice(repositoryUrl.length)) ?? [];
  return address.startsWith(`${repositoryUrl}/`) ? (path ?? null) : null;
}
