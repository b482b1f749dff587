/** Which module may import which: the arrows of ARCHITECTURE.md. Each rule says why it is there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const tests = [String.raw`\.(test|test-d|stories)\.tsx?$`, '/src/testing/', '^packages/[^/]+/test/'];
/** What is published for other people's tests and stories. */
const aids = '^packages/(core|react)/src/(testing|storybook)/';
/** Bundled with all it needs: see packages/sandbox/build/dashboard. */
const dashboard = '^packages/sandbox/src/dashboard/';
const shipped = { path: '^packages/[^/]+/src/', pathNot: [...tests, aids, dashboard] };

/**
 * The files of one entry: it may be another one for each condition.
 * @returns {string[]}
 */
const filesOf = (entry) => (typeof entry === 'string' ? [entry] : Object.values(entry).flatMap(filesOf));

/** The files that packages offer to others, as their package.json says. */
const publicEntries = ['core', 'react', 'sandbox'].flatMap((name) => {
  const { exports } = JSON.parse(readFileSync(new URL(`packages/${name}/package.json`, import.meta.url), 'utf8'));
  return Object.values(exports)
    .flatMap((entry) => filesOf(entry['@prefinery-kit/source'] ?? entry))
    .map((file) => join('packages', name, file).replaceAll('\\', '/'));
});
const entriesOf = (name) =>
  publicEntries.filter((path) => path.startsWith(`packages/${name}/`)).map((path) => `^${path}$`);

/** The rooms of the React kit, each with the rooms that it stands on. */
const floors = [
  ['foundation'],
  ['visitor', 'foundation'],
  ['signup', 'visitor', 'foundation'],
  ['sharing', 'visitor', 'foundation'],
  ['vendor-pages', 'visitor', 'foundation'],
  ['qr', 'sharing', 'visitor', 'foundation'],
  ['provider', 'qr', 'vendor-pages', 'sharing', 'signup', 'visitor', 'foundation'],
  ['locales', 'provider', 'sharing', 'foundation'],
];

/** The rooms of the sandbox's server, in the same way. */
const serverRooms = [
  ['foundation'],
  ['edge', 'foundation'],
  ['faults', 'foundation'],
  ['webhooks', 'foundation'],
  ['api', 'faults', 'edge', 'foundation'],
  ['hosted', 'api', 'edge', 'foundation'],
  ['rest', 'edge', 'foundation'],
  ['dashboard', 'hosted', 'edge', 'foundation'],
  ['control', 'api', 'faults', 'edge', 'foundation'],
  ['webhooks', 'foundation'],
];

/** One forbidden arrow. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    never(
      'no-cycles',
      'A module that needs itself can be neither read nor tested alone. Move what both sides share below them.',
      {},
      { circular: true },
    ),
    never(
      'no-dead-ends',
      'The import leads nowhere: a wrong path, or a package that is not installed.',
      {},
      { couldNotResolve: true, pathNot: String.raw`^(virtual:|\?iife$)` },
    ),
    never(
      'nothing-ships-tests',
      'Tests and stories are not published, so nothing that is published can need them.',
      shipped,
      { path: tests },
    ),
    never(
      'nothing-ships-development-packages',
      'People who install the package do not get its devDependencies. Move it to dependencies or peerDependencies.',
      shipped,
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-peer', 'npm-optional', 'type-only'] },
    ),
    never(
      'aids-need-no-runner',
      'What helps with other people’s tests works with any runner, and needs nothing of our own tests.',
      { path: aids, pathNot: [tests[0], String.raw`/answering\.ts$`] },
      {
        path: [tests[0], ...tests.slice(2), '/answering\\.ts$', '(^|/)node_modules/'],
        dependencyTypesNot: ['npm', 'npm-peer', 'npm-optional', 'type-only'],
      },
    ),
    never(
      'contract-is-the-ground',
      'Everything is built from the contract, so it is built from nothing of ours.',
      { path: '^packages/core/src/contract/' },
      { path: '^packages/', pathNot: '^packages/core/src/contract/' },
    ),
    never(
      'schemas-stay-out-of-the-visitors-bundle',
      'The client takes the types of the contract, and patterns.ts: the weight budget has no room for schemas.',
      { path: '^packages/(core|react)/src/', pathNot: [...tests, '^packages/core/src/(contract|server)/'] },
      {
        path: ['^packages/core/src/contract/', '(^|/)node_modules/valibot/'],
        pathNot: String.raw`^packages/core/src/contract/patterns\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    never(
      'the-server-stays-on-the-server',
      'Its entry handles secrets, and weighs nothing for a visitor because nothing that reaches one imports it.',
      { path: '^packages/', pathNot: [...tests, '^packages/core/src/server/'] },
      { path: '^packages/core/src/server/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'the-server-needs-no-page',
      'It shares the contract with the client and nothing else: what the client does needs a page, or a bundler.',
      { path: '^packages/core/src/server/', pathNot: tests },
      { path: '^packages/', pathNot: '^packages/core/src/(contract|server)/' },
    ),
    never(
      'core-knows-no-framework',
      'The client works in any page, with any framework or none.',
      { path: '^packages/core/' },
      { path: ['^packages/react/', '(^|/)node_modules/(react|react-dom|@types/react|@tanstack)/'] },
    ),
    never(
      'the-kit-knows-no-sandbox',
      'What works on the sandbox is what ships: the only difference is scriptUrl. Only tests and stories of the React kit use it.',
      { path: '^packages/(core|react)/', pathNot: tests.map((path) => `^packages/react/.*${path}`) },
      { path: '^packages/sandbox/' },
    ),
    never(
      'react-enters-by-the-door',
      'The React kit is an app of the client like any other: what it needs from core is public.',
      { path: '^packages/react/' },
      { path: '^packages/(core|sandbox)/', pathNot: [...entriesOf('core'), ...entriesOf('sandbox')] },
    ),
    never(
      'sandbox-sees-only-the-contract',
      'The sandbox stands for the vendor, who has never seen our client: it shares the contract with it and nothing else.',
      { path: '^packages/sandbox/' },
      { path: '^packages/(core|react)/', pathNot: String.raw`^packages/core/src/contract/index\.ts$` },
    ),
    never(
      'only-the-store-speaks-sql',
      'One place knows the database, so that it can be tuned, tested on both engines, and replaced.',
      { path: '^packages/sandbox/src/', pathNot: '^packages/sandbox/src/store/' },
      { path: '(^|/)node_modules/(kysely|pg|@types/pg|@electric-sql/pglite)/' },
    ),
    never(
      'the-rules-are-pure',
      'The rules of a campaign are plain functions: no SQL, no HTTP, no page. So they can be read and tested as such.',
      { path: '^packages/sandbox/src/campaign/' },
      { path: ['^packages/sandbox/src/(?!campaign/)', '(^|/)node_modules/(hono|@hono|kysely|pg|@electric-sql)/'] },
    ),
    never(
      'the-widget-travels-light',
      'The widget runs in the page of an app: it knows the contract, its wire (protocol.ts) and itself.',
      { path: '^packages/sandbox/src/widget/', pathNot: tests },
      {
        path: '.',
        pathNot: [
          String.raw`^packages/sandbox/src/(widget/|protocol\.ts$)`,
          String.raw`^packages/core/src/contract/index\.ts$`,
          '(^|/)node_modules/(valibot|nanoid)/',
        ],
      },
    ),
    never(
      'the-probe-calls-what-an-app-calls',
      'The page of the probe knows the hosted service by window.prefinery only: it takes nothing of the sandbox but what makes a report.',
      { path: '^packages/sandbox/src/probe/page/', pathNot: tests },
      {
        path: '.',
        pathNot: String.raw`^packages/sandbox/src/probe/(page/|(cookie|outline|shape|steps)\.ts$)`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    never(
      'pages-are-given-their-data',
      'A hosted page turns data into HTML. Who may see it and where it comes from is decided before.',
      { path: '^packages/sandbox/src/pages/', pathNot: tests },
      { path: '^packages/sandbox/src/(store|server)/' },
    ),
    never(
      'the-dashboard-calls-routes',
      'The dashboard is a page: it takes types from the sandbox, and everything else over HTTP.',
      { path: dashboard },
      { path: ['^packages/', '^node:'], pathNot: dashboard, dependencyTypesNot: ['type-only'] },
    ),
    never(
      'the-sandbox-needs-no-dashboard',
      'It serves the built files of its dashboard, and never loads them: React is no dependency of it.',
      { path: '^packages/', pathNot: dashboard },
      { path: dashboard },
    ),
    never(
      'components-use-hooks',
      'A component is one hook call and markup: it never sees the client, a query or a try/catch.',
      {
        path: String.raw`^packages/react/src/(visitor|signup|sharing|vendor-pages|qr)/.*[A-Z]\w+\.tsx$`,
        pathNot: tests,
      },
      {
        path: [String.raw`^packages/react/src/foundation/internal/queries\.ts$`, '(^|/)node_modules/@tanstack/'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    never(
      'internal-is-internal',
      'What stands in internal/ is not public: nothing that an entry exports comes from there.',
      { path: String.raw`^packages/react/src/(index|qr/index|locales/index)\.ts$` },
      { path: '/internal/' },
    ),
    ...floors.map(([floor, ...below], at) =>
      never(
        `react-rooms-${at}`,
        `The rooms of the React kit stand on each other: ${floor} may use what is below it, and neither its neighbors nor what is above.`,
        { path: `^packages/react/src/(${floor})/`, pathNot: tests },
        { path: '^packages/react/src/', pathNot: [floor, ...below].map((room) => `^packages/react/src/${room}/`) },
      ),
    ),
    ...serverRooms.map(([room, ...below], at) =>
      never(
        `server-rooms-${at}`,
        `The rooms of the sandbox's server stand on each other: ${room} may use what is below it. server/app.ts puts them together.`,
        { path: `^packages/sandbox/src/server/(${room})/`, pathNot: tests },
        {
          path: '^packages/sandbox/src/',
          pathNot: [
            ...[room, ...below].map((other) => `^packages/sandbox/src/server/${other}/`),
            '^packages/sandbox/src/(campaign|pages|store|widget)/',
            String.raw`^packages/sandbox/src/(errors|log|protocol|quote|within)\.ts$`,
          ],
        },
      ),
    ),
    never(
      'devtools-stay-out',
      'The panel has an entry of its own, which is nothing in production: whatever else imported it would ship it.',
      { path: '^packages/react/src/', pathNot: [...tests, '^packages/react/src/devtools/'] },
      { path: ['^packages/react/src/devtools/', '^packages/core/src/devtools/'] },
    ),
    never(
      'hooks-draw-nothing',
      'People build their own parts on our hooks: a hook that needs a component would bring it along.',
      { path: String.raw`^packages/react/src/.*/use[A-Z]\w+\.ts$`, pathNot: tests },
      { path: String.raw`^packages/react/src/.+/[A-Z]\w+\.tsx$` },
    ),
    never(
      'others-enter-by-the-door',
      'Tests of the whole, examples and Storybook prove what people can do: they use public entries only. Builds prove nothing.',
      { path: String.raw`^(tests|examples|registry|\.storybook)/`, pathNot: String.raw`/vite\.config\.ts$` },
      { path: '^packages/', pathNot: publicEntries.map((path) => `^${path}$`) },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: [
        '^(packages|examples)/[^/]+/dist/',
        '^site/dist/',
        '^(storybook-static|coverage)/',
        '^examples/(?!demo/|server-components/)',
      ],
    },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: false,
    enhancedResolveOptions: {
      conditionNames: ['@prefinery-kit/source', 'import', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
    },
  },
};
