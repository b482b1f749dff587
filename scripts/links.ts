/** Links between the documents of this repository. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import core from '../packages/core/package.json' with { type: 'json' };
import { proseOf } from './blocks.ts';

const root = join(import.meta.dirname, '..');

/** Where the repository is read in a browser: what npm's pages have to link to. */
export const repositoryUrl = core.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** A heading's name in an address, as GitHub makes it. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const headingsOf = (file: string): string[] =>
  [...proseOf(readFileSync(file, 'utf8')).matchAll(/^#+ (.+)$/gm)].map(({ 1: heading = '' }) => slugOf(heading));

/**
 * Links to files that are not there, or to headings that they do not have. The README of a package is read on npm, too,
 * where only the package's own files are: to everything else it links by the repository's address.
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
