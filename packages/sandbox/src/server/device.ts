import { parse } from 'bowser';
import type { Details } from '../campaign/person.ts';

/** Today's name of a system, and the one that the vendor's example has. */
const names: Readonly<Record<string, string>> = { macOS: 'Mac OS X' };

/** Browser and system, as the vendor names them. What cannot be told is `null`. */
export function readDevice(
  userAgent: string,
): Pick<Details, 'browser_name' | 'browser_version' | 'os_name' | 'os_version'> {
  // An empty user agent is an error to bowser.
  const { browser, os } = userAgent === '' ? { browser: {}, os: {} } : parse(userAgent);
  return {
    browser_name: browser.name || null,
    browser_version: browser.version || null,
    os_name: names[os.name ?? ''] ?? (os.name || null),
    os_version: os.version || null,
  };
}
