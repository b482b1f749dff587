/** The stylesheet in production builds of common bundlers, with the packed packages. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../e2e/browser.ts';
import { see, type Site } from '../look/see.ts';
import { themes } from '../look/themes.ts';
import manifest from './builds/package.json' with { type: 'json' };
import { install } from './folder.ts';

const root = join(import.meta.dirname, '../..');
const { dependencies: versions } = manifest;
const vite7 = versions['vite-7'].replace('npm:vite@', 'Vite ');

interface Build {
  tool: string;
  /** Files of the app in addition to those of `tests/look/app`. */
  files?: Record<string, string>;
  /** The program of an installed package, and its arguments. */
  command: [script: string, ...args: string[]];
  /** The output folder. */
  output: string;
}

const pages = ['plain', 'themed'];

const documentOf = (script: string, stylesheet?: string): string => `<!doctype html><html lang="en"><title>App</title>
${stylesheet === undefined ? '' : `<link rel="stylesheet" href="${stylesheet}">`}
<main></main><script type="module" src="${script}"></script></html>`;

/** Pages for Vite, and a configuration. */
const viteFiles = (imports = '', settings = ''): Record<string, string> => ({
  ...Object.fromEntries(pages.map((page) => [`${page}.html`, documentOf(`/${page}.ts`)])),
  'vite.config.js': `${imports}
const input = ${JSON.stringify(pages)}.map((page) => import.meta.dirname + '/' + page + '.html');
export default { build: { rollupOptions: { input } }, ${settings} };`,
});

/** Entries that import the stylesheet of docs/theming.md for Tailwind instead of the kit's. */
async function tailwindFiles(): Promise<Record<string, string>> {
  const guide = await readFile(join(root, 'docs/theming.md'), 'utf8');
  const [, stylesheet = ''] = /^## Tailwind$[^]*?^```css\n([^]*?)^```$/m.exec(guide) ?? [];
  if (!stylesheet.includes('@prefinery-kit/react/styles.css')) throw new Error('docs/theming.md shows no stylesheet.');
  const entries = pages.map(async (page): Promise<[string, string]> => {
    const entry = await readFile(join(root, `tests/look/app/${page}.ts`), 'utf8');
    return [`${page}.ts`, entry.replace('@prefinery-kit/react/styles.css', './tailwind.css')];
  });
  return { 'tailwind.css': stylesheet, ...Object.fromEntries(await Promise.all(entries)) };
}

const builds: readonly Build[] = [
  {
    tool: `Vite ${versions.vite}`,
    files: viteFiles(),
    command: ['vite/bin/vite.js', 'build'],
    output: 'dist',
  },
  {
    tool: vite7,
    files: viteFiles(),
    command: ['vite-7/bin/vite.js', 'build'],
    output: 'dist',
  },
  {
    tool: `Vite ${versions.vite} with Tailwind ${versions.tailwindcss}`,
    files: {
      ...viteFiles("import tailwind from '@tailwindcss/vite';", 'plugins: [tailwind()]'),
      ...(await tailwindFiles()),
    },
    command: ['vite/bin/vite.js', 'build'],
    output: 'dist',
  },
  {
    tool: `${vite7} with postcss-preset-env ${versions['postcss-preset-env']} and cssnano ${versions.cssnano}`,
    files: viteFiles(
      "import presetEnv from 'postcss-preset-env'; import cssnano from 'cssnano';",
      "css: { postcss: { plugins: [presetEnv({ browsers: 'chrome 111, safari 16.4, firefox 114' }), cssnano()] } }",
    ),
    command: ['vite-7/bin/vite.js', 'build'],
    output: 'dist',
  },
  {
    tool: `Next ${versions.next} with Turbopack`,
    command: ['next/dist/bin/next', 'build', '--turbopack'],
    output: 'out',
  },
  {
    tool: `Next ${versions.next} with webpack`,
    command: ['next/dist/bin/next', 'build', '--webpack'],
    output: 'out',
  },
  {
    tool: `esbuild ${versions.esbuild}`,
    files: Object.fromEntries(pages.map((page) => [`dist/${page}.html`, documentOf(`/${page}.js`, `/${page}.css`)])),
    command: ['esbuild/bin/esbuild', 'plain.ts', 'themed.ts', '--bundle', '--minify', '--format=esm', '--outdir=dist'],
    output: 'dist',
  },
];

/** One line for each build. */
const seen: Record<string, string>[] = [];

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = install(join(import.meta.dirname, 'builds'));
  browser = await launch();
});
afterAll(async () => {
  console.table(seen);
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Copies the app into a folder of its own, and builds it there. */
async function make({ files = {}, command: [script, ...args], output }: Build): Promise<string> {
  const app = await mkdtemp(join(folder, 'app-'));
  await cp(join(root, 'tests/look/app'), app, { recursive: true });
  for (const [name, text] of Object.entries({ 'tsconfig.json': '{"compilerOptions":{"jsx":"react-jsx"}}', ...files })) {
    await mkdir(dirname(join(app, name)), { recursive: true });
    await writeFile(join(app, name), text);
  }
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  await promisify(execFile)(process.execPath, [join(folder, 'node_modules', script), ...args], { cwd: app, env });
  return join(app, output);
}

const types: Record<string, string> = { css: 'text/css', html: 'text/html', js: 'text/javascript' };

/** Serves a folder as static files. */
const siteOf =
  (output: string): Site =>
  async (path) => {
    const name = pages.includes(path.slice(1)) ? `${path}.html` : path;
    const contentType = types[name.slice(name.lastIndexOf('.') + 1)];
    return contentType === undefined ? undefined : { contentType, body: await readFile(join(output, name)) };
  };

/** The text of all stylesheets of a build. */
async function stylesheetsOf(output: string): Promise<string> {
  const names = await readdir(output, { recursive: true });
  const sheets = names.filter((name) => name.endsWith('.css')).map((name) => readFile(join(output, name), 'utf8'));
  return (await Promise.all(sheets)).join('\n');
}

test.each(builds.map((build) => [build.tool, build] as const))(
  'built by %s, the parts have their colors in every theme',
  async (tool, build) => {
    const output = await make(build);
    const looks: Record<string, unknown> = {};
    for (const theme of themes) looks[theme.title] = await see(browser, siteOf(output), theme);

    const right = themes.filter(
      ({ title, looks: expected }) => JSON.stringify(looks[title]) === JSON.stringify(expected),
    );
    const css = await stylesheetsOf(output);
    seen.push({
      tool,
      'an app’s own light-dark()': /lightningcss-|csstools-/.test(css) ? 'rewritten' : 'kept',
      'the kit’s': css.includes('light-dark(var(--_pair') ? 'kept' : 'rewritten',
      'themes with the right colors': `${right.length} of ${themes.length}`,
    });
    expect(looks).toEqual(Object.fromEntries(themes.map(({ title, looks: expected }) => [title, expected])));
  },
);
