/** A cookie that a script has written: its name and attributes, never its value. */
export interface WrittenCookie {
  name: string;
  /** How long it lives: `session`, `removed`, or a number of days. */
  lifetime: string;
  attributes: string[];
}

const day = 24 * 60 * 60;

/**
 * @param text what was assigned to `document.cookie`
 * @param project its key is written as PROJECT
 * @param now in ms
 */
export function readCookie(text: string, project: string, now: number): WrittenCookie {
  const [pair = '', ...rest] = text.split(';').map((part) => part.trim());
  const attributes = new Map(
    rest.map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.toLowerCase(), value.join('=')] as const;
    }),
  );
  return {
    name: cookieName(pair.split('=', 1).join(''), project),
    lifetime: lifetimeOf(attributes, now),
    attributes: [...attributes]
      .filter(([name]) => name !== 'max-age' && name !== 'expires')
      // The domain is that of the probe's own page.
      .map(([name, value]) => (name === 'domain' || value === '' ? name : `${name}=${value}`))
      .toSorted(),
  };
}

/** @param project its key is written as PROJECT */
export const cookieName = (name: string, project: string): string => {
  const plain = name.replaceAll(project, 'PROJECT').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{20,}|\d{3,}/g, '*');
  return /^[\w.*-]{1,64}$/.test(plain) ? plain : '(other)';
};

function lifetimeOf(attributes: ReadonlyMap<string, string>, now: number): string {
  const age = attributes.get('max-age');
  const expires = attributes.get('expires');
  if (age === undefined && expires === undefined) return 'session';
  const seconds = age === undefined ? (Date.parse(expires ?? '') - now) / 1000 : Number(age);
  if (Number.isNaN(seconds)) return 'unreadable';
  if (seconds <= 0) return 'removed';
  const days = Math.round((seconds / day) * 10) / 10;
  return `${days} days`;
}
