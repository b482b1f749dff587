/**
 * Finds programs that some tests need: browsers of engines other than Chromium's, and nginx. `pnpm engines` installs missing ones,
 * where it can.
 */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './shell.ts';

/** The programs that tests in WebKitGTK need. */
export interface WebKitPaths {
  driver: string;
  browser: string;
  /** The X server. */
  display: string;
}

const packages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'nginx-light'];

const cure = `On Debian they are the packages ${packages.join(', ')}; FIREFOX_PATH may name another Firefox.`;

const firstOf = (paths: readonly string[]): string | undefined => paths.find((path) => existsSync(path));

function findProgram(...names: string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/usr/sbin'];
  return firstOf(names.flatMap((name) => folders.map((folder) => join(folder, name))));
}

/**
 * The executable of a Firefox: `FIREFOX_PATH`, else an installed one; `undefined` if there is none.
 * @throws If `FIREFOX_PATH` names a file that is not there.
 */
export function findFirefox(): string | undefined {
  const named = process.env['FIREFOX_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`FIREFOX_PATH is "${named}", and there is no such file. ${cure}`);
    return named;
  }
  return findProgram('firefox-esr', 'firefox') ?? firstOf(['/Applications/Firefox.app/Contents/MacOS/firefox']);
}

/** WebKitGTK's MiniBrowser is in the library's folder, whose name contains the machine's architecture. */
function findMiniBrowser(): string | undefined {
  const libraries = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter((folder) => existsSync(folder));
  const folders = libraries.flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))]);
  return firstOf(
    ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].flatMap((version) =>
      folders.map((folder) => join(folder, version, 'MiniBrowser')),
    ),
  );
}

/** WebKitGTK's browser, its driver and an X server; `undefined` if one of them is missing. */
export function findWebKit(): WebKitPaths | undefined {
  const [driver, browser, display] = [findProgram('WebKitWebDriver'), findMiniBrowser(), findProgram('Xvfb')];
  return driver !== undefined && browser !== undefined && display !== undefined
    ? { driver, browser, display }
    : undefined;
}

/** The executable of nginx; `undefined` if there is none. */
export const findNginx = (): string | undefined => findProgram('nginx');

/** The names of the engines that are not installed. */
export const missingEngines = (): string[] => [
  ...(findFirefox() === undefined ? ['Firefox'] : []),
  ...(findWebKit() === undefined ? ['WebKitGTK with its driver and Xvfb'] : []),
];

/** Whether nginx is not installed. */
export const missingNginx = (): string[] => (findNginx() === undefined ? ['nginx'] : []);

/**
 * A line that names missing programs; `undefined` if all are installed.
 * @throws In continuous integration (`CI`), if one is missing.
 */
export function leftOut(missing = missingEngines(), isCI = (process.env['CI'] ?? '') !== ''): string | undefined {
  if (missing.length === 0) return undefined;
  const line = `Not installed, so its tests are left out: ${missing.join('; ')}. "pnpm engines" installs it. ${cure}`;
  if (isCI) throw new Error(`Continuous integration runs every test. ${line}`);
  return line;
}

const missingPrograms = (): string[] => [...missingEngines(), ...missingNginx()];

/**
 * Installs what is missing.
 * @throws If one is missing and could not be installed.
 */
function ensureEngines(): void {
  if (missingPrograms().length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Missing: ${missingPrograms().join('; ')}. Installing Debian's packages with apt-get.`);
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
  }
  const missing = missingPrograms();
  if (missing.length > 0) throw new Error(`Could not be installed here: ${missing.join('; ')}. ${cure}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    ensureEngines();
    console.log(findFirefox(), findWebKit(), findNginx());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
