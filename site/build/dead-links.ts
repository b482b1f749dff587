/** Finds links of the built pages that lead nowhere. */
import { posix } from 'node:path';

const valuesOf = (html: string, attribute: string): string[] =>
  [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(({ 1: value = '' }) =>
    value.replaceAll('&amp;', '&').replaceAll('&#x26;', '&'),
  );

/**
 * Links to pages, files or headings that are not there, and links that are not relative.
 * @param pages the HTML of each page, by its path in the site
 * @param files the paths of all files of the site
 */
export function deadLinksOf(pages: ReadonlyMap<string, string>, files: ReadonlySet<string>): string[] {
  const anchors = new Map([...pages].map(([name, html]) => [name, new Set(valuesOf(html, 'id'))]));
  return [...pages].flatMap(([name, html]) =>
    [...valuesOf(html, 'href'), ...valuesOf(html, 'src')].flatMap((link) => {
      if (/^(?:[a-z]+:|#$)/.test(link)) return [];
      if (link.startsWith('/')) return [`${name} links to ${link}. Links have to be relative.`];
      const [address = '', anchor] = link.split('#');
      const path = posix.join(posix.dirname(name), address.replace(/\?.*$/, '') || posix.basename(name));
      const file = path.endsWith('/') || path === '.' ? posix.join(path, 'index.html') : path;
      const isThere = files.has(file) && (anchor === undefined || anchors.get(file)?.has(decodeURIComponent(anchor)));
      return isThere ? [] : [`${name} links to ${link}, which is not there.`];
    }),
  );
}
