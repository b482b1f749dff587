import { spawnSync } from 'node:child_process';
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

/** Runs the command of `check:browsers` on these files, by their names and contents. */
function check(files: Readonly<Record<string, string>>): { status: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'oldest-'));
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
  const { status, stdout, stderr } = spawnSync('npx', ['tsx', 'scripts/oldest/main.ts', ...paths], {
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

test(
  'the command fails on a feature that an oldest browser lacks, and names place, feature and browser',
  { timeout: 120_000 },
  () => {
    const { status, output } = check({
      'planted.ts': "export const isFine = 1;\nexport const isUrl = URL.canParse('x');\n",
      'planted.css': 'a { color: red }\n@starting-style { a { color: blue } }\n',
      'planted.js': 'export const { a } = /x/v;\n',
    });
    expect(output).toMatch(/planted\.ts:2: api\.URL\.canParse_static is missing in .*safari 16\.4 \(it came with 17\)/);
    expect(output).toMatch(/planted\.css:2: css\.at-rules\.starting-style is missing in chrome 111/);
    expect(output).toMatch(/planted\.js is no ES2022/);
    expect(status).toBe(1);
  },
);

test('the command passes files that use nothing newer', { timeout: 120_000 }, () => {
  const { status, output } = check({
    'fine.ts': "export const last = ['x'].at(-1);\n",
    'fine.css': 'a { color: light-dark(red, blue) }\n',
    'fine.js': 'export class A { static { } }\n',
  });
  expect(output).toContain('The oldest browsers have what 1 modules');
  expect(status).toBe(0);
});
