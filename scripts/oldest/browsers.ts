import data from '@mdn/browser-compat-data' with { type: 'json' };
import type { BrowserName, CompatStatement, Identifier } from '@mdn/browser-compat-data';

/** The oldest supported browsers. `check:browsers` compares them with the README's table. */
export const oldest = {
  chrome: '111',
  edge: '111',
  chrome_android: '111',
  webview_android: '111',
  samsunginternet_android: '22',
  safari: '16.4',
  safari_ios: '16.4',
  webview_ios: '16.4',
  firefox: '113',
  firefox_android: '113',
} as const satisfies Partial<Record<BrowserName, string>>;

const isOlder = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  const index = [0, 1].find((place) => (a?.[place] ?? 0) !== (b?.[place] ?? 0));
  return index !== undefined && (a?.[index] ?? 0) < (b?.[index] ?? 0);
};

/** The oldest browsers that lack a feature, with the version that added it. */
export function lacking({ support }: CompatStatement): string[] {
  return Object.entries(oldest).flatMap(([name, version]) => {
    const statements = [support[name as BrowserName] ?? []].flat();
    // A prefix, another name or a flag does not count as support.
    const added = statements.flatMap(({ version_added: added, flags, prefix, alternative_name: other }) =>
      flags || prefix || other || typeof added !== 'string' ? [] : [added.replace('≤', '')],
    );
    if (statements.length === 0 || added.some((since) => !isOlder(version, since))) return [];
    return [`${name} ${version} (it came with ${added[0] ?? 'none'})`];
  });
}

/** MDN's data of a feature, such as `['api', 'Element', 'replaceChildren']`. */
export function find(path: readonly string[]): Identifier | undefined {
  let found = data as unknown as Identifier | undefined;
  for (const name of path) found = found && Object.hasOwn(found, name) ? found[name] : undefined;
  return found;
}
