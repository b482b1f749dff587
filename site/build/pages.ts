/** Which page of the site shows which part of which document. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A part of a Markdown document. */
export interface Source {
  /** Path in the repository. */
  document: string;
  /** Anchors of the sections (`##`) that the page shows. Without them: the sections that no other page shows. */
  sections?: readonly string[];
}

export interface Page {
  /** File name without `.html`. */
  slug: string;
  /** The heading, and the entry in the navigation. */
  title: string;
  sources: readonly Source[];
}

export interface Group {
  title: string;
  pages: readonly Page[];
}

export const root = join(import.meta.dirname, '../..');

const react = 'packages/react/README.md';
const core = 'packages/core/README.md';
const sandbox = 'packages/sandbox/README.md';

const page = (slug: string, title: string, ...sources: Source[]): Page => ({ slug, title, sources });
const part = (document: string, ...sections: string[]): Source => ({ document, sections });
const guide = (name: string, title: string): Page => page(name, title, { document: `docs/${name}.md` });

const isThere = new Set(readdirSync(join(root, 'docs')));

/** The pages of the documents that exist: a guide may be written later than its entry here. */
const existing = (pages: readonly Page[]): Page[] =>
  pages.filter(({ sources }) =>
    sources.every(({ document }) => !document.startsWith('docs/') || isThere.has(document.slice('docs/'.length))),
  );

const listed: readonly Group[] = [
  {
    title: 'Start',
    pages: existing([
      page('introduction', 'Getting started', { document: 'README.md' }),
      guide('vite', 'Vite and React'),
      guide('next', 'Next.js'),
      guide('react-router', 'React Router'),
      guide('tanstack-start', 'TanStack Start'),
      guide('astro', 'Astro'),
      guide('plain-typescript', 'Without a framework'),
      guide('migrating', 'From the vendor’s snippet'),
    ]),
  },
  {
    title: 'Build a waitlist',
    pages: existing([
      guide('components', 'Components'),
      guide('hooks', 'Hooks'),
      page('signing-up', 'Signing up', part(react, 'signing-up')),
      page('sharing', 'Sharing', part(react, 'sharing')),
      page('own-parts', 'Parts of your own', part(react, 'parts-of-your-own')),
      guide('theming', 'Theming'),
      guide('blocks', 'Blocks to own'),
      page('languages', 'Languages', part(react, 'languages')),
    ]),
  },
  {
    title: 'Visitors',
    pages: existing([
      guide('identity', 'Identity, done safely'),
      guide('auth-js', 'Auth.js'),
      page('log-in', 'Your log-in', part(react, 'who-is-logged-in-to-your-app', 'people-who-come-back')),
      page('first-paint', 'The first paint', part(react, 'the-first-paint', 'when-the-script-is-loaded')),
      page('consent', 'Cookies and consent', part(react, 'consent'), part(core, 'consent')),
      page('analytics', 'Analytics', part(react, 'analytics'), part(core, 'events')),
      page('content-security-policy', 'Content-Security-Policy', part(react, 'content-security-policy')),
    ]),
  },
  {
    title: 'Test and operate',
    pages: existing([
      page('testing', 'Testing your app', part(react, 'testing-your-app')),
      page('sandbox-tests', 'Testing on a sandbox', part(sandbox, 'in-tests')),
      page('devtools', 'Devtools', part(react, 'devtools')),
      page('server', 'On your server', part(core, 'on-your-server')),
      page('waiting-and-failing', 'Waiting and failing', part(react, 'waiting-and-failing')),
      guide('errors', 'Errors'),
      guide('troubleshooting', 'Troubleshooting'),
      guide('limits', 'What the hosted API cannot do'),
      guide('verified', 'What is verified'),
    ]),
  },
  {
    title: 'Packages',
    pages: [
      page('react', '@prefinery-kit/react', { document: react }),
      page('core', '@prefinery-kit/core', { document: core }),
      page('sandbox', '@prefinery-kit/sandbox', { document: sandbox }),
    ],
  },
];

/** The title of a guide that is not listed above: its first heading. */
const placed = new Set(listed.flatMap(({ pages }) => pages.flatMap(({ sources }) => sources.map((s) => s.document))));
const further = [...isThere]
  .filter((name) => name.endsWith('.md') && !placed.has(`docs/${name}`))
  .toSorted()
  .map((name) => guide(name.slice(0, -'.md'.length), ''));

/** The navigation, in order. A guide that is not listed above stands at the end, under the title that its document has. */
export const groups: readonly Group[] = [
  ...listed,
  ...(further.length > 0 ? [{ title: 'Further guides', pages: further }] : []),
];
