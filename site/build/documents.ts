/** The Markdown documents, taken apart into sections. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { root } from './pages.ts';

export interface Section {
  /** Anchor of its heading, as on GitHub. `''` for what stands above the first section. */
  anchor: string;
  title: string;
  nodes: RootContent[];
}

export interface Document {
  path: string;
  /** Its first heading. */
  title: string;
  sections: Section[];
}

const parser = unified().use(remarkParse).use(remarkGfm);
const known = new Map<string, Document>();

/** The text of a node without its marks. */
function textOf(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The anchor that a heading was given when its document was read. */
export const anchorOf = (heading: Heading): string => heading.data?.anchor ?? '';

declare module 'mdast' {
  interface HeadingData {
    anchor?: string;
  }
}

/** Reads a document. Its headings have the anchors that GitHub gives them. */
export function readDocument(path: string): Document {
  const cached = known.get(path);
  if (cached) return cached;
  const tree: Root = parser.parse(readFileSync(join(root, path), 'utf8'));
  const slugger = new GithubSlugger();
  visit(tree, 'heading', (heading) => {
    heading.data = { ...heading.data, anchor: slugger.slug(textOf(heading)) };
  });
  const sections: Section[] = [{ anchor: '', title: '', nodes: [] }];
  let title = '';
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth === 1) {
      title = textOf(node);
      continue;
    }
    if (node.type === 'heading' && node.depth === 2) {
      sections.push({ anchor: anchorOf(node), title: textOf(node), nodes: [] });
    }
    sections.at(-1)?.nodes.push(node);
  }
  const document = { path, title, sections };
  known.set(path, document);
  return document;
}
