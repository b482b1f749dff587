/** Compares what the documents install with what their samples use. */
import { blocksOf, fileOf } from './blocks.ts';

/** Packages that the readers of a sample have already, such as Playwright in a sample about it. */
const present = new Set([
  'next',
  'react-dom',
  'astro',
  'astro:env',
  'react-router',
  '@tanstack/react-router',
  '@tanstack/react-start',
  'react',
  'vite',
  'vitest',
  '@hookform/resolvers',
  '@playwright/test',
  '@storybook/react-vite',
  'react-hook-form',
  'zod',
]);

/** Third-party programs that documents may start by `npx`. */
const programs = new Set(['pnpm', 'vite', 'create-next-app', 'shadcn']);

const packageOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/@]+/.exec(specifier)?.[0] ?? specifier;

/** Packages that are started by `npx`, without flags and versions. */
const startedBy = (text: string): string[] =>
  [...text.matchAll(/\bnpx (?:-\S+ )*([@\w][\w./@-]*)/g)].map(({ 1: name = '' }) => packageOf(name));

/** Packages that a document's samples import or start, and that it does not install. */
export function missingInstallsOf(document: string, text: string): string[] {
  const blocks = blocksOf(text);
  const imported = blocks
    .filter(({ language }) => /^tsx?$/.test(language))
    .flatMap(({ code }) => [...code.matchAll(/^(?:import|\} from)\b(?:[^'\n]* from)? '([^.'][^']*)';$/gm)])
    .map(({ 1: specifier = '' }) => packageOf(specifier));
  const installed = new Set(
    blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ code }) => [...code.matchAll(/^npm install (.+)$/gm)])
      .flatMap(({ 1: names = '' }) => names.split(' ').map(packageOf)),
  );
  const used = new Set([...imported, ...startedBy(text).filter((name) => name.startsWith('@prefinery-kit/'))]);
  return [...used]
    .filter((name) => !installed.has(name) && !present.has(name))
    .map((name) => `${document} uses ${name} and has no line "npm install … ${name}".`);
}

/** The section that says how to install the packages until they are on npm. */
const fromCheckout = 'README.md#before-the-packages-are-published';

/** A guide to an app's files that installs the kit, and does not say that it is not on npm yet. Until the first version is published. */
export const unpublishedIn = (document: string, text: string): string[] =>
  /^npm install .*@prefinery-kit\//m.test(text) && blocksOf(text).some(fileOf) && !text.includes(fromCheckout)
    ? [`${document} installs the kit, and has no link to ${fromCheckout}.`]
    : [];

/** Programs that are neither the kit's nor in `programs`: the registry may have another package of that name. */
export const strangersOf = (document: string, text: string): string[] =>
  startedBy(text)
    .filter((name) => !name.startsWith('@prefinery-kit/') && !programs.has(name))
    .map((name) => `${document} starts ${name} by npx, and that name is not ours.`);
