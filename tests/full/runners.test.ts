/** The READMEs' tests and configurations for Vitest, in a new app. */
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { type App, openApp } from '../../scripts/first-hour/app.ts';
import { commandOf, readDocument } from '../../scripts/first-hour/document.ts';
import { type Packed, packAll } from '../../scripts/first-hour/packed.ts';
import { everything, testOf, withoutFake } from './runs.ts';

const readme = readDocument('packages/react/README.md');

let packed: Packed;
let app: App;
beforeAll(async () => {
  packed = await packAll();
  app = openApp();
  app.installFrom(packed.registry);
  app.write({
    'package.json': '{ "private": true, "type": "module" }',
    'react.test.tsx': testOf('packages/react/README.md'),
    'core.test.ts': testOf('packages/core/README.md'),
    'everything.test.ts': everything,
    // jsdom neither loads scripts nor fires an event for that: each of three tries times out after 8 s. Others fail at once.
    'jsdom.test.tsx': withoutFake(60_000),
    'others.test.tsx': withoutFake(7_000),
  });
  await app.run('npm install react@19.3.1 react-dom@19.3.1 vitest@4.1.12 jsdom@29.1.1 happy-dom@21.0.4');
  await app.run('npm install @vitest/browser-playwright@4.1.12 playwright@1.65.1');
  await app.run(commandOf(readme, 'npm install @prefinery-kit/react'));
  await app.run(commandOf(readme, 'npm install @prefinery-kit/core'));
  await app.run(commandOf(readme, 'npm install --save-dev @testing-library/react'));
});
afterAll(async () => {
  await app.close();
  await packed.close();
});

/** The installed browser, instead of one that Playwright downloads. It cannot reach the vendor. */
const launch = {
  ...launchOptions(),
  args: [...(launchOptions().args ?? []), '--host-resolver-rules=MAP *.prefinery.com ~NOTFOUND'],
};

/** Lines that Vitest prints in every run: its version, files, tests and durations. */
const usual =
  /^\s*$|^ RUN |^ [✓❯] |^ {3}[✓❯] |^ Test Files |^ {6}Tests |^ {3}Start at |^ {3}Duration |\[vite\] \(client\) \[optimizer\]/;

/** Runs one of the app's tests. Returns Vitest's output, also if it fails, and the lines in it that are not usual. */
async function vitest(configuration: string, file: string): Promise<{ output: string; noise: string[] }> {
  const printed = await app.run(`npx vitest run --config ${configuration} ${file}`).catch(String);
  const output = stripVTControlCharacters(printed);
  return { output, noise: output.split('\n').filter((line) => !usual.test(line)) };
}

describe.each([
  { configuration: 'vitest.config.ts', withoutFake: 'jsdom.test.tsx' },
  { configuration: 'vitest.happy-dom.config.ts', withoutFake: 'others.test.tsx' },
  { configuration: 'vitest.browser.config.ts', withoutFake: 'others.test.tsx' },
])('Vitest with the README’s $configuration', ({ configuration, withoutFake: file }) => {
  beforeAll(() => {
    const text = readme.files[configuration] ?? '';
    const provider = `playwright({ launchOptions: ${JSON.stringify(launch)} })`;
    app.write({ [configuration]: text.replace('playwright()', provider) });
  });

  test.each(['react.test.tsx', 'core.test.ts', 'everything.test.ts'])('%s passes and prints nothing', async (file) => {
    const { output, noise } = await vitest(configuration, file);
    expect(noise).toEqual([]);
    expect(output).toMatch(/Tests {2}1 passed \(1\)/);
  });

  test('without a fake the app shows its form and script_failed, and prints nothing', async () => {
    const { output, noise } = await vitest(configuration, file);
    expect(noise).toEqual([]);
    expect(output).toMatch(/Tests {2}1 passed \(1\)/);
  });
});
