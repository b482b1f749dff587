/**
 * Compares the download size of the kit with that of similar packages: packs the built packages, installs them and the
 * versions that `bench/size` pins into an empty folder, bundles the main feature of each, and prints a table.
 */
import { appendFileSync, cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import peers from '../bench/size/package.json' with { type: 'json' };
import core from '../packages/core/package.json' with { type: 'json' };
import react from '../packages/react/package.json' with { type: 'json' };
import { measure } from './bytes.ts';
import { dependenciesOf, overridesOf, pack, tarballsOf } from './pack.ts';
import { run } from './shell.ts';

interface Feature {
  /** The module, and what an app imports from it. */
  uses: Record<string, string>;
  /** Explains the numbers, where the names do not. */
  note?: string;
  /** Packages that are left out of the bundle. @defaultValue `['react', 'react-dom']` */
  external?: readonly string[];
}

const app = ['react', 'react-dom'];
const appWithQuery = [...app, '@tanstack/react-query'];

const ours: readonly Feature[] = [
  { uses: { '@prefinery-kit/core': '{ createPrefinery }' }, note: 'client alone' },
  {
    uses: { '@prefinery-kit/react': '{ PrefineryProvider, useUser }' },
    note: 'provider + useUser, without TanStack Query',
    external: appWithQuery,
  },
  {
    uses: { '@prefinery-kit/react': '*' },
    note: 'all hooks and components, without TanStack Query',
    external: appWithQuery,
  },
  {
    uses: { '@prefinery-kit/react': '{ PrefineryProvider, useUser }' },
    note: 'provider + useUser, with TanStack Query',
  },
];

const theirs: readonly Feature[] = [
  { uses: { '@auth0/auth0-react': '{ Auth0Provider, useAuth0 }' } },
  { uses: { '@calcom/embed-react': '{ default as Cal, getCalApi }' } },
  { uses: { '@clerk/clerk-react': '{ ClerkProvider, useUser, SignIn }' } },
  { uses: { '@clerk/react': '{ ClerkProvider, useUser, SignIn }' } },
  { uses: { '@dub/analytics/react': '{ Analytics }' } },
  { uses: { '@dub/embed-react': '{ DubEmbed }' } },
  { uses: { '@knocklabs/react': '{ KnockProvider, KnockFeedProvider, useKnockFeed }' } },
  {
    uses: {
      '@knocklabs/react': '{ KnockProvider, KnockFeedProvider, NotificationIconButton, NotificationFeedPopover }',
    },
  },
  {
    uses: { '@livekit/components-react': '{ LiveKitRoom, useParticipants }' },
    note: 'without livekit-client',
    external: [...app, 'livekit-client', '@livekit/protocol'],
  },
  { uses: { '@livekit/components-react': '{ LiveKitRoom, useParticipants }' } },
  { uses: { '@saasquatch/squatch-js': '{ init, ready, widgets, widget, api }' } },
  { uses: { '@stripe/stripe-js': '{ loadStripe }' } },
  { uses: { '@stripe/stripe-js/pure': '{ loadStripe }' } },
  { uses: { '@stripe/react-stripe-js': '{ Elements, useStripe, PaymentElement }' } },
  {
    uses: {
      '@stripe/react-stripe-js': '{ Elements, useStripe, PaymentElement }',
      '@stripe/stripe-js': '{ loadStripe }',
    },
  },
  { uses: { '@tanstack/react-query': '{ QueryClient, QueryClientProvider, useQuery }' } },
  { uses: { '@typeform/embed-react': '{ Widget }' } },
  { uses: { '@viral-loops/widgets/dist/react/index.js': '{ ViralLoopsWidget, getCampaign }' } },
  { uses: { 'react-dom/client': '{ createRoot }' }, note: 'for scale', external: ['react'] },
  { uses: { 'react-use-intercom': '{ IntercomProvider, useIntercom }' } },
];

// Without symbolic links, because bundlers resolve them.
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'prefinery-kit-')));
const tarballs = tarballsOf([core, react], folder);

/** Creates an app's folder with everything installed: other packages in locked versions, the kit's from tarballs. */
function install(): boolean {
  cpSync(new URL('../bench/size', import.meta.url), folder, { recursive: true });
  appendFileSync(join(folder, 'pnpm-workspace.yaml'), overridesOf(tarballs));
  const dependencies = { ...peers.dependencies, ...dependenciesOf(tarballs) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...peers, dependencies }));
  return run('pnpm', ['install', '--prefer-offline', '--no-frozen-lockfile', '--ignore-scripts'], folder);
}

const versions = new Map([
  ...Object.entries(peers.dependencies),
  ...[core, react].map(({ name, version }): [string, string] => [name, version]),
]);

/** The module with the version of its package. */
function versionOf(module: string): string {
  const parts = module.startsWith('@') ? 2 : 1;
  const version = versions.get(module.split('/').slice(0, parts).join('/'));
  if (version === undefined) throw new Error(`${module} is measured, but bench/size/package.json does not pin it.`);
  return `${module} ${version}`;
}

async function weigh({ uses, note, external = app }: Feature, isOurs: boolean) {
  const modules = Object.entries(uses);
  const code = modules.map(([module, names]) => `export ${names} from '${module}';`).join('\n');
  const names = modules.map(([, given]) => `\`${given}\``).join(' + ');
  return {
    from: modules.map(([module]) => versionOf(module)).join(' + '),
    feature: note === undefined ? names : `${note}: ${names}`,
    isOurs,
    ...(await measure(code, folder, external)),
  };
}

async function print(): Promise<void> {
  const rows = await Promise.all([
    ...ours.map((feature) => weigh(feature, true)),
    ...theirs.map((feature) => weigh(feature, false)),
  ]);
  console.log(`
Bytes of script that a visitor downloads, minified, and then compressed with brotli. Not counted are react and
react-dom, which every app has, and where it says so, TanStack Query, which most apps that use ours have. What a
package loads later from its vendor is not counted for anyone.

| package | imported | minified | brotli |
| --- | --- | ---: | ---: |`);
  for (const { from, feature, isOurs, minified, brotli } of rows.toSorted((one, other) => one.brotli - other.brotli)) {
    const bytes = [minified, brotli].map((count) => count.toLocaleString('en'));
    console.log(`| ${[isOurs ? `**${from}**` : from, feature, ...bytes].join(' | ')} |`);
  }
}

try {
  const done = pack(tarballs, folder) && install();
  if (done) await print();
  else console.error('There is nothing to measure: see the last command above.');
  process.exitCode = done ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
