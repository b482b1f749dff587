/** Turns the Markdown of a page into HTML. */
import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import { toString } from 'hast-util-to-string';
import type { Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { captionOf, highlight } from './highlight.ts';
import { keepSample } from './live.ts';
import { pictureOf } from './pictures.ts';
import { addressOf, type PlannedPage } from './plan.ts';

/** A heading of a page, for its table of contents and for the search. */
export interface Section {
  id: string;
  title: string;
  depth: number;
  /** The text below it, up to the next heading. */
  text: string;
}

export interface RenderedPage {
  page: PlannedPage;
  html: string;
  sections: Section[];
  /** The first paragraph. */
  description: string;
  isLive: boolean;
}

const converter = unified().use(remarkRehype);
const printer = unified().use(rehypeStringify);

const element = (tagName: string, properties: Element['properties'], ...children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

export function renderPage(page: PlannedPage): RenderedPage {
  const trees = page.parts.map(({ document, nodes }) => treeOf(page.slug, document, nodes));
  const tree: HtmlRoot = { type: 'root', children: trees.flatMap(({ children }) => children) };
  const paragraph = tree.children.find((child) => child.type === 'element' && child.tagName === 'p');
  return {
    page,
    html: printer.stringify(tree),
    sections: sectionsOf(page, tree),
    description: paragraph ? toString(paragraph).replaceAll(/\s+/g, ' ') : page.title,
    isLive: hasLive(tree),
  };
}

function treeOf(slug: string, document: string, nodes: Root['children']): HtmlRoot {
  const markdown: Root = { type: 'root', children: structuredClone(nodes) };
  visit(markdown, (node) => {
    if (node.type === 'link') node.url = addressOf(document, node.url);
    if (node.type === 'image') node.url = pictureOf(document, node.url);
  });
  const tree = converter.runSync(markdown);
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.tagName === 'pre') {
      parent.children[index] = codeBlock(slug, node);
      return SKIP;
    }
    if (node.tagName === 'table') {
      // A table that is wider than the page scrolls, also by the keyboard.
      parent.children[index] = element(
        'div',
        { className: ['table'], tabIndex: 0, role: 'group', ariaLabel: 'Table' },
        node,
      );
      return SKIP;
    }
    if (/^h[2-4]$/.test(node.tagName)) withAnchor(node);
    return undefined;
  });
  return tree;
}

/** Makes a heading a link to itself. */
function withAnchor(heading: Element): void {
  const { id } = heading.properties;
  heading.children = [element('a', { className: ['anchor'], href: `#${String(id)}` }, ...heading.children)];
}

function codeBlock(slug: string, pre: Element): Element {
  const [code] = pre.children;
  if (code?.type !== 'element') throw new Error('A code block has no code.');
  const language = /language-(\w+)/.exec(String(code.properties['className']))?.[1] ?? 'text';
  const mark = code.data?.meta ?? '';
  const text = toString(code).replace(/\n$/, '');
  const figure = element('figure', { className: ['code'] }, captionOf(language, mark), highlight(text, language));
  if (!/^live\b/.test(mark)) return figure;
  const name = keepSample(slug, `${text}\n`);
  return element('div', { className: ['example'] }, figure, element('div', { className: ['live'], dataLive: name }));
}

/** The headings of a page with the text below them. */
function sectionsOf({ title }: PlannedPage, tree: HtmlRoot): Section[] {
  const sections: Section[] = [{ id: '', title, depth: 1, text: '' }];
  for (const node of tree.children) {
    if (node.type !== 'element') continue;
    const depth = Number(/^h([2-4])$/.exec(node.tagName)?.[1] ?? 0);
    if (depth > 0) {
      sections.push({ id: String(node.properties['id']), title: toString(node), depth, text: '' });
      continue;
    }
    const last = sections.at(-1);
    if (last) last.text += `${wordsOf(node)} `;
  }
  return sections;
}

/** The text of an element, with a space between the cells of a table and the lines of a list. */
function wordsOf(node: Element): string {
  const texts: string[] = [];
  visit(node, 'text', ({ value }) => void texts.push(value));
  const isCode = node.properties['className']?.toString() === 'code';
  return texts.join(isCode || node.tagName === 'p' ? '' : ' ').replaceAll(/\s+/g, ' ');
}

function hasLive(tree: HtmlRoot): boolean {
  let found = false;
  visit(tree, 'element', ({ properties }) => {
    found ||= 'dataLive' in properties;
  });
  return found;
}

declare module 'hast' {
  interface ElementData {
    meta?: string | null | undefined;
  }
}
