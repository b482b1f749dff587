/** The pictures of the documents. */
import { basename, posix } from 'node:path';
import { repositoryUrl } from '../../scripts/links.ts';

const raw = `${repositoryUrl.replace('https://github.com', 'https://raw.githubusercontent.com')}/main/`;

/** Files of the repository that are copied to `pictures/`. */
export const pictures = new Set<string>();

/** The address of a picture on the site. A document on npm names it by its whole address. */
export function pictureOf(from: string, address: string): string {
  const isElsewhere = /^[a-z]+:/.test(address) && !address.startsWith(raw);
  if (isElsewhere) throw new Error(`${from} shows ${address}. The site shows only pictures of this repository.`);
  const path = address.startsWith(raw) ? address.slice(raw.length) : posix.join(posix.dirname(from), address);
  pictures.add(path);
  return `pictures/${basename(path)}`;
}
