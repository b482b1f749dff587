import { expect, test } from 'vitest';
import { deadLinksOf } from '../../site/build/dead-links.ts';

const files = new Set(['index.html', 'errors.html', 'demo/index.html', 'assets/main.js']);

/** The dead links of a site whose first page has these links. */
const check = (...links: string[]): string[] =>
  deadLinksOf(
    new Map([
      ['index.html', `<h2 id="start">Start</h2>${links.map((link) => `<a href="${link}">A link</a>`).join('')}`],
      ['errors.html', '<h2 id="timeout">timeout</h2><script src="./assets/main.js"></script>'],
    ]),
    files,
  );

test('links to pages, folders and headings of the site are found', () => {
  expect(check('./errors.html', './errors.html#timeout', '#start', './demo/', './', 'https://example.com/')).toEqual(
    [],
  );
});

test.each(['./missing.html', './errors.html#missing', '#missing', './missing/', '/errors.html'])(
  'a link of the site to %s is reported',
  (link) => {
    expect(check(link)).toEqual([expect.stringContaining(`index.html links to ${link}`)]);
  },
);
