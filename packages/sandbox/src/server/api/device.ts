import { parse } from 'bowser';
import type { Details } from '../../campaign/person.ts';

/** Current names of systems, and those of the vendor's example. */
const names: Readonly<Record<string, string>> = { macOS: 'Mac OS X' };

/** Browser and system, as the vendor names them. `null` if not known. */
export function readDevice(
  userAgent: string,
): Pick<Details, 'browser_name' | 'browser_version' | 'os_name' | 'os_version'> {
  // bowser throws on an empty user agent.
  const { browser, os } = userAgent === '' ? { browser: {}, os: {} } : parse(userAgent);
  return {
    browser_name: browser.name || null,
    browser_version: browser.version || null,
    os_name: names[os.name ?? ''] ?? (os.name || null),
    os_version: os.version || null,
  };
}
