import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { optionsTable } from './help.ts';

/** To update the README: `vitest --project node packages/sandbox/src/options/readme.test.ts -u`. */
test('the list of options in the README matches the table', async () => {
  const readme = join(import.meta.dirname, '../../README.md');
  const text = readFileSync(readme, 'utf8');
  const list = /(?<=^## Options\n(?:(?!\|).*\n)+)\|[^]*?(?=\n\n)/m;
  expect(text).toMatch(list);
  await expect(text.replace(list, () => optionsTable())).toMatchFileSnapshot(readme);
});
