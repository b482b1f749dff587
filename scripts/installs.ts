/** What the documents tell people to install, and what their samples use. */
import { blocksOf } from './blocks.ts';

/** What a reader has whom the sample is for: people who test with Playwright need no line that installs it. */
const present = new Set([
  'next',
  'react',
  'vite',
  'vitest',
  '@hookform/resolvers',
  '@playwright/test',
  '@storybook/react-vite',
  'react-hook-form',
  'zod',
]);

/** Programs of others that documents may start by `npx`. */
const programs = new Set(['pnpm', 'vite', 'create-next-app']);

const packageOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/@]+/.exec(specifier)?.[0] ?? specifier;

/** What is started by `npx`, with its flags and versions left out. */
const startedBy = (text: string): string[] =>
  [...text.matchAll(/\bnpx (?:-\S+ )*([@\w][\w./@-]*)/g)].map(({ 1: name = '' }) => packageOf(name));

/** Packages that a document's samples import, or that it starts, although it does not say how to install them. */
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

/** Programs that are not known to be ours or those of a well-known project: a registry may have anybody's under such a name. */
export const strangersOf = (document: string, text: string): string[] =>
  startedBy(text)
    .filter((name) => !name.startsWith('@prefinery-kit/') && !programs.has(name))
    .map((name) => `${document} starts ${name} by npx, and that name is not ours.`);
