import type { Hour } from './hour.ts';
import { followSinglePage } from './single-page.ts';

/** Follows docs/plain-typescript.md: a page without a framework. */
export const plainTypeScriptHour = (hour: Hour): Promise<void> =>
  followSinglePage({ name: 'plain-typescript', document: 'docs/plain-typescript.md', template: 'vanilla-ts' }, hour);
