import type { Options } from 'minisearch';

/** What the search finds: a heading of a page. */
export interface SearchEntry {
  /** Relative to the folder of the pages. */
  address: string;
  /** Title of the page. */
  page: string;
  title: string;
  text: string;
  /** The beginning of the text. */
  excerpt: string;
}

/** The build writes the index with these options, and the page reads it with them. */
export const searchOptions: Options<SearchEntry> = {
  idField: 'address',
  fields: ['title', 'page', 'text'],
  storeFields: ['address', 'page', 'title', 'excerpt'],
  searchOptions: { boost: { title: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
};
