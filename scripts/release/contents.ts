/** What must hold for a packed package, before it is published. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { deadLinksOf } from '../links.ts';

const root = join(import.meta.dirname, '../..');

type Target = string | { readonly [condition: string]: Target };

/** The package.json of a packed package, as far as it is checked. */
export interface Manifest {
  name: string;
  version: string;
  description?: string;
  license?: string;
  keywords?: string[];
  homepage?: string;
  bugs?: { url?: string };
  repository?: { url?: string; directory?: string };
  engines?: { node?: string };
  files?: string[];
  sideEffects?: unknown;
  exports?: Record<string, Target>;
  bin?: Record<string, string>;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Files that npm publishes whatever `files` says. */
const always = new Set(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);

/** Files that are of use in the repository only. */
const unpublished = /\.(test|test-d|stories)\.|(^|\/)(test|tests|bench|node_modules)\/|(?<!\.d)\.tsx?$|\.tsbuildinfo$/;

/** Limits of the tarballs in bytes. A package that grows beyond its limit may contain what was not meant to be in it. */
const limits: Record<string, number> = {
  '@prefinery-kit/core': 170_000,
  '@prefinery-kit/react': 340_000,
  '@prefinery-kit/sandbox': 2_700_000,
};

/** Extracts a tarball, and returns what is wrong with the package in it: one line for each mistake. */
export function mistakesIn(tarball: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'prefinery-kit-contents-'));
  try {
    execFileSync('tar', ['-xzf', tarball, '-C', folder]);
    const { name, mistakes } = inspect(join(folder, 'package'));
    const limit = limits[name];
    const { size } = statSync(tarball);
    if (limit === undefined) mistakes.push('its tarball has no limit: add one to scripts/release/contents.ts');
    else if (size > limit) mistakes.push(`its tarball has ${size} bytes, and its limit is ${limit}`);
    return mistakes.map((mistake) => `${name}: ${mistake}.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with an extracted package. */
export function inspect(folder: string): { name: string; mistakes: string[] } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- All fields of the type may be missing or are checked by publint.
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(folder, file)).isFile());
  const mistakes = [
    ...wrongFiles(manifest, files),
    ...wrongFields(manifest),
    ...wrongTargets(manifest, folder),
    ...files.flatMap((file) => wrongContent(manifest, folder, file)),
  ];
  return { name: manifest.name, mistakes };
}

function wrongFiles({ version, files: meant = [] }: Manifest, files: readonly string[]): string[] {
  const isMeant = (file: string) =>
    always.has(file) || meant.some((entry) => file === entry || file.startsWith(`${entry}/`));
  // The first release writes the first changelog.
  const required = [...always].filter((file) => file !== 'CHANGELOG.md' || version !== '0.0.0');
  const fonts = files.filter((file) => file.endsWith('.woff2'));
  const hasLicenses = files.some((file) => /(^|\/)licenses\/[^/]+\.txt$/.test(file));
  return [
    ...(fonts.length > 0 && !hasLicenses ? ['it contains fonts without their licenses'] : []),
    ...required.filter((file) => !files.includes(file)).map((file) => `it has no ${file}`),
    ...files.filter((file) => !isMeant(file)).map((file) => `${file} is not in the "files" of its package.json`),
    ...files.filter((file) => unpublished.test(file)).map((file) => `${file} is of use in the repository only`),
  ];
}

/** Fields that npm's page of the package or an installer reads. `scripts/documents.ts` checks the addresses in them. */
function wrongFields(manifest: Manifest): string[] {
  const { scripts = {}, dependencies = {}, peerDependencies = {} } = manifest;
  const present = {
    description: manifest.description,
    keywords: manifest.keywords?.[0],
    homepage: manifest.homepage,
    'bugs.url': manifest.bugs?.url,
    'repository.url': manifest.repository?.url,
    'repository.directory': manifest.repository?.directory,
    'engines.node': manifest.engines?.node,
    sideEffects: manifest.sideEffects,
  };
  const versions = Object.entries({ ...dependencies, ...peerDependencies });
  return [
    ...Object.entries(present).flatMap(([field, value]) =>
      value === undefined || value === '' ? [`its package.json has no ${field}`] : [],
    ),
    ...(manifest.license === 'MIT' ? [] : ['its package.json does not say that its license is MIT']),
    ...['preinstall', 'install', 'postinstall', 'prepare']
      .filter((script) => script in scripts)
      .map((script) => `it runs a script while it is installed: ${script}`),
    ...versions
      .filter(([, range]) => /^(workspace|catalog|file|link):/.test(range))
      .map(([name, range]) => `it depends on ${name} by "${range}", which works in the repository only`),
    ...versions
      .filter(([name, range]) => name.startsWith('@prefinery-kit/') && range !== manifest.version)
      .map(([name, range]) => `it needs ${name} ${range}, and all packages have the version ${manifest.version}`),
  ];
}

const filesOf = (target: Target): string[] =>
  typeof target === 'string' ? [target] : Object.values(target).flatMap(filesOf);

function wrongTargets({ exports = {}, bin = {} }: Manifest, folder: string): string[] {
  const entries = Object.entries(exports).flatMap(([entry, target]) => {
    const hasTypes = typeof target === 'string' ? target.endsWith('.json') : 'types' in target;
    return [
      ...filesOf(target).flatMap((file) =>
        existsSync(join(folder, file)) ? [] : [`its entry "${entry}" is ${file}, which is not there`],
      ),
      ...(hasTypes ? [] : [`its entry "${entry}" has no types`]),
    ];
  });
  const programs = Object.entries(bin).flatMap(([name, file]) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [`its command ${name} is ${file}, which is not there`];
    const isExecutable = (statSync(path).mode & 0o111) !== 0 && readFileSync(path, 'utf8').startsWith('#!');
    return isExecutable ? [] : [`its command ${name} cannot be executed`];
  });
  return [...entries, ...programs];
}

function wrongContent(manifest: Manifest, folder: string, file: string): string[] {
  if (!/\.(js|cjs|css|html|json|map|md|ts)$/.test(file)) return [];
  const text = readFileSync(join(folder, file), 'utf8');
  const mistakes = text.includes(root) ? [`${file} contains a path of this machine`] : [];
  if (file.endsWith('.map')) mistakes.push(...wrongMap(file, text));
  if (/\.(js|css)$/.test(file)) mistakes.push(...missingMap(folder, file, text));
  if (/\.(js|ts)$/.test(file) && !file.includes('dashboard/')) {
    mistakes.push(...wrongImports(manifest, folder, file, text));
  }
  if (file === 'README.md') mistakes.push(...wrongLinks(manifest, folder, text));
  return mistakes;
}

/** The sources themselves are not published, so a map has to contain them. */
function wrongMap(file: string, text: string): string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The format of source maps.
  const { sources, sourcesContent = [] } = JSON.parse(text) as { sources: string[]; sourcesContent?: unknown[] };
  return sources
    .filter((_source, index) => typeof sourcesContent[index] !== 'string')
    .map((source) => `${file} does not contain its source ${source}`);
}

function missingMap(folder: string, file: string, text: string): string[] {
  const [, map] = /sourceMappingURL=(?!data:)([^\s*]+)\s*(?:\*\/)?\s*$/.exec(text) ?? [];
  return map === undefined || existsSync(join(folder, dirname(file), map))
    ? []
    : [`${file} names its source map ${map}, which is not there`];
}

/** Imports that fail in an app which has installed nothing but this package and its peers. */
function wrongImports(manifest: Manifest, folder: string, file: string, text: string): string[] {
  const installed = new Set([
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
  ]);
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    if (fileName.startsWith('node:')) return [];
    if (fileName.startsWith('.')) {
      const path = join(folder, dirname(file), fileName);
      const isThere = [path, path.replace(/\.js$/, '.d.ts')].some((name) => existsSync(name));
      return isThere ? [] : [`${file} imports ${fileName}, which is not there`];
    }
    const [name = ''] = /^(?:@[^/]+\/)?[^/]+/.exec(fileName) ?? [];
    return installed.has(name) ? [] : [`${file} imports ${name}, which is neither a dependency nor a peer of it`];
  });
}

/** Links of npm's page of the package. It shows the README alone, so a link to a file leads to one of the package's own. */
function wrongLinks({ name }: Manifest, folder: string, text: string): string[] {
  const document = `${name.replace('@prefinery-kit/', 'packages/')}/README.md`;
  const relative = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^()\s#]+)/g)].map(({ 1: link = '' }) => link);
  return [
    ...relative.filter((link) => !existsSync(join(folder, link))).map((link) => `its README links to ${link}`),
    ...deadLinksOf(document, text).map((line) => line.replace(/\.$/, '')),
  ];
}
