import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { find, lacking } from './browsers.ts';
import { scriptUses } from './script.ts';
import { styleUses } from './style.ts';

const lackingOf = (uses: { feature: string }[]) =>
  [...new Set(uses.map(({ feature }) => feature))].filter((feature) => {
    const compat = find(feature.split('.'))?.__compat;
    return compat && lacking(compat).length > 0;
  });

test(
  'finds JavaScript and DOM features that the oldest browsers lack in a module, in each form of use',
  { timeout: 60_000 },
  () => {
    const file = join(mkdtempSync(join(tmpdir(), 'oldest-')), 'planted.ts');
    writeFileSync(
      file,
      `
    export const one = URL.canParse('x');
    export const two = [3, 1].toSorted();
    export const three = (element: HTMLElement) => element.togglePopover();
    export const { userActivation } = navigator;
    export const four = AbortSignal.any([]);
    export const fine = (list: number[], element: HTMLDivElement) => [list.at(-1), element.replaceChildren(), Object.hasOwn({}, 'a')];
  `,
    );
    expect(lackingOf(scriptUses([file], (name) => name === file)).toSorted()).toEqual([
      'api.AbortSignal.any_static',
      'api.HTMLElement.togglePopover',
      'api.Navigator.userActivation',
      'api.URL.canParse_static',
      'javascript.builtins.Array.toSorted',
    ]);
  },
);

test('finds properties, values, selectors, at-rules and functions that the oldest browsers lack in a stylesheet', () => {
  const css = `
    @starting-style { a { color: red } }
    a { color: light-dark(red, blue); text-wrap: balance; interpolate-size: 1; display: grid }
    a:has(b), dialog::backdrop { margin: 0 }
  `;
  expect(lackingOf(styleUses('a.css', css)).toSorted()).toEqual([
    'css.at-rules.starting-style',
    'css.properties.interpolate-size',
    'css.properties.text-wrap',
    'css.properties.text-wrap.balance',
    'css.selectors.has',
    'css.types.color.light-dark',
  ]);
});
