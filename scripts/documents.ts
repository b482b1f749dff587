/**
 * Checks the documents: that the READMEs name what the packages offer (every entry, everything that an entry exports
 * except types, the client's methods, and every error code), that the guides have every token, part, component, hook and error code,
 * that links between documents work, also on a package's page on npm, and that the packages of samples are installed first.
 * So a table that lacks the newest component is an error.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import core from '../packages/core/package.json' with { type: 'json' };
import react from '../packages/react/package.json' with { type: 'json' };
import sandbox from '../packages/sandbox/package.json' with { type: 'json' };
import { proseOf } from './blocks.ts';
import { missingInstallsOf, strangersOf, unpublishedIn } from './installs.ts';
import { deadLinksOf, repositoryUrl } from './links.ts';

const root = join(import.meta.dirname, '..');

/** Entries with many exports of one kind. A README has to name only the entry. */
const wholes = new Set(['@prefinery-kit/core/contract', '@prefinery-kit/core/devtools']);

const parse = (file: string) =>
  ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);

/** The exports of a module except types. */
function valuesOf(file: string): string[] {
  return parse(file).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) {
      const { exportClause } = statement;
      if (!exportClause || !ts.isNamedExports(exportClause)) throw new Error(`${file}: exports are named one by one.`);
      return exportClause.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name.text);
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    }
    return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) ? [statement.name?.text ?? ''] : [];
  });
}

/** The string literals of a union, such as that of all error codes. */
function membersOf(file: string, alias: string): string[] {
  const type = parse(file).statements.find(
    (statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === alias,
  );
  const found = type?.getText().match(/(?<=')\w+(?=')/g);
  if (!found) throw new Error(`${file} has no union ${alias}.`);
  return found;
}

/** The keys of an interface or an object literal. */
function fieldsOf(file: string, name: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === name) {
      found.push(...node.members.map((member) => member.name?.getText() ?? ''));
    }
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) {
      node.initializer?.forEachChild(function rows(child) {
        if (ts.isObjectLiteralExpression(child))
          found.push(...child.properties.map((row) => row.name?.getText() ?? ''));
        else child.forEachChild(rows);
      });
    }
    node.forEachChild(visit);
  };
  visit(parse(file));
  if (found.length === 0) throw new Error(`${file} has no ${name}.`);
  return found;
}

type Entry = string | { readonly [condition: string]: Entry };

/** The source of an entry. If it has one for each condition, that of the last condition, the default. */
const sourceOf = (entry: Entry | undefined): string | undefined =>
  typeof entry === 'string' || !entry ? entry : sourceOf(entry['@prefinery-kit/source'] ?? entry['default']);

/** The names that the README of a package has to contain. */
function offersOf({
  name,
  exports,
  publishConfig,
}: {
  name: string;
  exports: object;
  publishConfig: { exports: object };
}) {
  const folder = name.replace('@prefinery-kit/', 'packages/');
  return Object.entries(exports).flatMap(([entry, conditions]: [string, Entry]) => {
    const source = sourceOf(conditions);
    const imported = name + entry.slice(1);
    if (!(entry in publishConfig.exports) || !source || source.endsWith('.json')) return [];
    return wholes.has(imported) || source.endsWith('.css') ? [imported] : [imported, ...valuesOf(join(folder, source))];
  });
}

/** The inline code of a README. Samples do not count: they use an export without saying what it is. */
function namedIn(text: string): string[] {
  return [...proseOf(text).matchAll(/`([^`\n]+)`/g)].flatMap(({ 1: code = '' }) => code.match(/[@#-]?[\w./-]+/g) ?? []);
}

/** The stylesheet's tokens with their default colors, and the `data-prefinery` name of every part. */
function looksOf(folder: string): string[] {
  const styles = readFileSync(join(root, folder, 'styles.css'), 'utf8');
  const tokens = [...styles.matchAll(/var\((--prefinery-[\w-]+), (.*)\);/g)].flatMap(
    ({ 1: token = '', 2: value = '' }) => [token, ...(value.match(/#\w+/g) ?? [])],
  );
  const parts = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!devtools|testing|storybook)[^.]+\.tsx$/.test(file))
    .flatMap(
      (file) => readFileSync(join(root, folder, file), 'utf8').match(/(?<= (?:part|data-prefinery)=")[\w-]+/g) ?? [],
    );
  return [...new Set([...tokens, ...parts])];
}

/** Components, or hooks, of all entries for React. */
const partsOf = (name: RegExp): string[] =>
  ['index.ts', 'qr/index.ts', 'devtools/index.ts']
    .flatMap((entry) => valuesOf(join('packages/react/src', entry)))
    .filter((value) => name.test(value) && value !== 'PrefineryError');

const codes = membersOf('packages/core/src/errors.ts', 'PrefineryErrorCode');
const methods = [
  ...fieldsOf('packages/core/src/client.ts', 'Prefinery'),
  ...fieldsOf('packages/core/src/contract/index.ts', 'contract'),
];
const promised = {
  'packages/core/README.md': [
    ...offersOf(core),
    ...codes,
    ...methods,
    ...membersOf('packages/core/src/server/errors.ts', 'PrefineryServerErrorCode'),
  ],
  'packages/react/README.md': [...offersOf(react), ...codes],
  'packages/sandbox/README.md': offersOf(sandbox),
  'docs/theming.md': looksOf('packages/react/src'),
  'docs/errors.md': codes,
  'docs/components.md': partsOf(/^[A-Z]/),
  'docs/hooks.md': partsOf(/^use[A-Z]/),
};

const missing = Object.entries(promised).flatMap(([readme, names]) => {
  const words = new Set(namedIn(readFileSync(join(root, readme), 'utf8')));
  return names.filter((name) => !words.has(name)).map((name) => `${readme} does not name ${name}.`);
});
const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'AGENTS.md', 'SECURITY.md', 'llms.txt'],
  'packages/react/skills/prefinery-kit/SKILL.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...Object.keys(promised).filter((name) => name.startsWith('packages/')),
  ...readdirSync(join(root, 'examples'))
    .filter((name) => existsSync(join(root, `examples/${name}/.env.example`)))
    .map((name) => `examples/${name}/README.md`),
];
const texts = documents.map((document) => ({ document, text: readFileSync(join(root, document), 'utf8') }));
missing.push(
  ...texts.flatMap(({ document, text }) => [...deadLinksOf(document, text), ...strangersOf(document, text)]),
  ...texts
    .filter(({ document }) => /^(README|docs|packages)/.test(document))
    .flatMap(({ document, text }) => missingInstallsOf(document, text)),
  // The READMEs of the packages are also npm's pages of them.
  ...texts
    .filter(({ document }) => document.startsWith('docs/'))
    .flatMap(({ document, text }) => unpublishedIn(document, text)),
);

/** Wrong addresses in a package.json, which npm's page of the package would link to. */
const pages = [core, react, sandbox].flatMap(({ name, homepage, bugs, repository }) => {
  const folder = name.replace('@prefinery-kit/', 'packages/');
  const isRight =
    repository.url === `git+${repositoryUrl}.git` &&
    repository.directory === folder &&
    homepage === `${repositoryUrl}/tree/main/${folder}#readme` &&
    bugs.url === `${repositoryUrl}/issues`;
  return isRight
    ? []
    : [`${folder}/package.json names another homepage, repository or place for bugs than ${repositoryUrl}.`];
});
missing.push(...pages);

for (const line of missing) console.error(line);
if (missing.length === 0)
  console.log(
    'The documents name every entry, export, method, error code, token and part, their links lead somewhere, and what they use is installed.',
  );
process.exitCode = missing.length === 0 ? 0 : 1;
