/** Puts the sections of the documents onto their pages, and finds the page of a link. */
import { posix } from 'node:path';
import type { Heading, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { repositoryUrl } from '../../scripts/links.ts';
import { anchorOf, readDocument, type Section } from './documents.ts';
import { type Group, groups, type Page } from './pages.ts';

/** A page with the Markdown that it shows. */
export interface PlannedPage extends Page {
  group: string;
  /** The documents that it is made of, each with its part of the page. */
  parts: { document: string; nodes: RootContent[] }[];
}

/** Anchors of a document, and where they are on the site: `consent.html#in-react`. */
const places = new Map<string, string>();

const taken = new Map<string, Set<string>>();
for (const { pages } of groups) {
  for (const { sources } of pages) {
    for (const { document, sections = [] } of sources) {
      const names = taken.get(document) ?? new Set();
      for (const name of sections) {
        if (names.has(name)) throw new Error(`site/build/pages.ts shows ${document}#${name} twice.`);
        names.add(name);
      }
      taken.set(document, names);
    }
  }
}

function sectionsOf(document: string, names: readonly string[] | undefined): Section[] {
  const { sections } = readDocument(document);
  if (!names) return sections.filter(({ anchor }) => !taken.get(document)?.has(anchor));
  return names.map((name) => {
    const found = sections.find(({ anchor }) => anchor === name);
    if (!found) throw new Error(`site/build/pages.ts shows ${document}#${name}, which is not there.`);
    return found;
  });
}

/** The depth of a heading, where the page's own heading stands for the one above it. */
const higher = { 1: 1, 2: 2, 3: 2, 4: 3, 5: 4, 6: 5 } as const;

function plan(group: Group, page: Page): PlannedPage {
  const file = `${page.slug}.html`;
  const ids = new Set<string>();
  const parts = page.sources.map(({ document, sections: names }, index) => {
    const isFirst = index === 0;
    const sections = sectionsOf(document, names);
    // The page's own heading stands for that of its only section.
    const isWhole = isFirst && names?.length === 1 && page.sources.length === 1;
    if (!names) places.set(document, file);
    const nodes = sections.flatMap((section) => {
      if (isWhole) places.set(`${document}#${section.anchor}`, file);
      return isWhole ? section.nodes.slice(1) : section.nodes;
    });
    visit({ type: 'root', children: nodes }, 'heading', (heading: Heading) => {
      const anchor = anchorOf(heading);
      const id = ids.has(anchor) ? `${anchor}-${index}` : anchor;
      ids.add(id);
      places.set(`${document}#${anchor}`, `${file}#${id}`);
      heading.data = { ...heading.data, hProperties: { id } };
      if (isWhole) heading.depth = higher[heading.depth];
    });
    return { document, nodes };
  });
  const title = page.title || readDocument(page.sources[0]?.document ?? '').title;
  return { ...page, title, group: group.title, parts };
}

const slugs = groups.flatMap(({ pages }) => pages.map(({ slug }) => slug));
const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
if (twice !== undefined) throw new Error(`site/build/pages.ts lists the page ${twice} twice.`);

/** All pages, in the order of the navigation. */
export const planned: readonly PlannedPage[] = groups.flatMap((group) => group.pages.map((page) => plan(group, page)));

/**
 * The address of a link on the site: relative to the folder of the pages, or absolute for what is not on the site.
 * @param from the document that has the link
 */
export function addressOf(from: string, link: string): string {
  const [address = '', anchor] = link.split('#');
  const path = pathOf(from, address);
  if (path === null) return link;
  const document = ['', '/README.md'].map((end) => path + end).find((name) => places.has(name));
  const place = places.get(anchor === undefined ? (document ?? path) : `${document ?? path}#${anchor}`);
  if (place !== undefined) return place;
  if (document !== undefined) throw new Error(`${from} links to ${link}, which is not on the site.`);
  return `${repositoryUrl}/blob/main/${path}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** The file of this repository that a link leads to, or `null` for a page elsewhere. */
function pathOf(from: string, address: string): string | null {
  if (address === '') return from;
  if (!/^[a-z]+:/.test(address)) return posix.join(posix.dirname(from), address);
  if (!address.startsWith(`${repositoryUrl}/`)) return null;
  return /^\/(?:blob|tree)\/main\/(.+)$/.exec(address.slice(repositoryUrl.length))?.[1] ?? null;
}
