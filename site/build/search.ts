/** The index of the search: one entry for each heading of the documentation. */
import MiniSearch from 'minisearch';
import { searchOptions, type SearchEntry } from '../app/search-index.ts';
import type { RenderedPage } from './render.ts';

export function indexOf(pages: readonly RenderedPage[]): string {
  const index = new MiniSearch<SearchEntry>(searchOptions);
  for (const { page, sections } of pages) {
    for (const { id, title, text } of sections) {
      const address = id === '' ? `${page.slug}.html` : `${page.slug}.html#${id}`;
      index.add({ address, page: page.title, title, text, excerpt: text.slice(0, 140) });
    }
  }
  return JSON.stringify(index);
}
