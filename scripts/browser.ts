/**
 * Finds the Chrome or Chromium that tests run in. `tsx scripts/browser.ts` installs one if there is none.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type LaunchOptions } from 'playwright';
import { run } from './shell.ts';

/** Arguments that let the browser run as root and in containers, and turn off its background requests. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // - Pages of other origins load a sandbox's script from localhost, for which Chromium would ask the user.
  // - Chromium 156 loads the page of its address bar's popup, which has 400 modules, for every new browser context.
  '--disable-features=LocalNetworkAccessChecks,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
];

const cure = 'Install Chrome or Chromium, or set CHROMIUM_PATH to the executable of one, and run this again.';

function installedPaths(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(process.env['HOME'] ?? '/', 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ].flatMap((file) => roots.map((root) => join(root, file)));
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
}

/**
 * The executable of a browser: `CHROMIUM_PATH`, else an installed one, else Playwright's own; `undefined` if there is none.
 * @throws If `CHROMIUM_PATH` names a file that is not there.
 */
export function findBrowser(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is "${named}", and there is no such file. ${cure}`);
    return named;
  }
  return [...installedPaths(), chromium.executablePath()].find((path) => existsSync(path));
}

/** How tests launch the browser. */
export function launchOptions(): LaunchOptions {
  const executablePath = findBrowser();
  return executablePath === undefined ? { args } : { args, executablePath };
}

const installers = [
  {
    says: "No Chrome or Chromium found: downloading Playwright's.",
    usable: () => true,
    install: () => {
      run('playwright', ['install', 'chromium', '--no-shell']);
    },
  },
  {
    says: "Still none: installing Debian's package chromium with apt-get.",
    usable: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    install: () => {
      run('apt-get', ['update']);
      run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    },
  },
];

/**
 * Returns the executable of the browser, and installs one if there is none.
 * @throws If there is none and none could be installed.
 */
export function ensureBrowser(): string {
  for (const { says, usable, install } of installers) {
    const found = findBrowser();
    if (found !== undefined) return found;
    if (!usable()) continue;
    console.log(says);
    install();
  }
  const found = findBrowser();
  if (found === undefined) throw new Error(`Tests need a browser, and none could be installed here. ${cure}`);
  return found;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(ensureBrowser());
}
