import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { optionsTable } from './help.ts';

/** `vitest --project node packages/sandbox/src/options/readme.test.ts -u` writes the list anew. */
test('the list of options in the README is the one of the table', async () => {
  const readme = join(import.meta.dirname, '../../README.md');
  const text = readFileSync(readme, 'utf8');
  const list = /(?<=^## Options\n(?:(?!\|).*\n)+)\|[^]*?(?=\n\n)/m;
  expect(text).toMatch(list);
  await expect(text.replace(list, () => optionsTable())).toMatchFileSnapshot(readme);
});
