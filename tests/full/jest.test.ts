/** The READMEs' tests and configuration for Jest, in a new app. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../scripts/first-hour/app.ts';
import { commandOf, readDocument } from '../../scripts/first-hour/document.ts';
import { type Packed, packAll } from '../../scripts/first-hour/packed.ts';
import { everything, forJest, testOf, withoutFake } from './runs.ts';

const readme = readDocument('packages/react/README.md');

/** The Babel configuration of Jest's guide for React and TypeScript. */
const babel = `module.exports = {
  presets: [
    ['@babel/preset-env', { targets: { node: 'current' } }],
    ['@babel/preset-react', { runtime: 'automatic' }],
    '@babel/preset-typescript',
  ],
};
`;
const presets = '@babel/preset-env@8.0.7 @babel/preset-react@8.0.1 @babel/preset-typescript@8.0.7';

const signing = `import { signIdentity } from '@prefinery-kit/core/server';

test('an identity is signed', async () => {
  expect(await signIdentity({ email: 'amy@example.com' }, { secret: 'test' })).toHaveProperty('signature');
});
`;

let packed: Packed;
beforeAll(async () => {
  packed = await packAll();
});
afterAll(() => packed.close());

/** Lines that Jest prints in every run. */
const usual = /^\s*$|^PASS |^ +✓ |^(Test Suites|Tests|Snapshots|Time): |^Ran all test suites/;

/** Runs one of the app's tests, and returns Jest's output, also if it fails. */
const jest = (app: App, file: string, configuration = 'jest.config.js'): Promise<string> =>
  app.run(`npx jest --config ${configuration} ${file}`).catch(String);

describe.each([
  { version: '29.7.0', stops: 'Cannot use import statement outside a module', refusal: 'must never reach a browser' },
  { version: '30.5.2', stops: 'Must use import to load ES Module', refusal: 'TextEncoder is not defined' },
])('Jest $version', ({ version, stops, refusal }) => {
  let app: App;
  beforeAll(async () => {
    app = openApp();
    app.installFrom(packed.registry);
    app.write({
      'package.json': '{ "private": true }',
      'babel.config.js': babel,
      'jest.config.js': readme.files['jest.config.js'] ?? '',
      'bare.config.js': "module.exports = { testEnvironment: 'jsdom' };",
      'react.test.tsx': forJest(testOf('packages/react/README.md')),
      'core.test.ts': forJest(testOf('packages/core/README.md')),
      'everything.test.ts': forJest(everything),
      // jsdom neither loads scripts nor fires an event for that, so each of the three tries times out after 8 s.
      'without-fake.test.tsx': forJest(withoutFake(60_000)),
      'styles.config.js':
        "module.exports = { ...require('./jest.config.js'), moduleNameMapper: { '\\\\.css$': '<rootDir>/styles.js' } };",
      'styles.js': '',
      'styles.test.ts': `import '@prefinery-kit/react/styles.css';\n\ntest('it loads', () => {});\n`,
      'signing.test.ts': signing,
      'signing.node.test.ts': `/** @jest-environment node */\n${signing}`,
    });
    await app.run(
      `npm install react@19.3.1 react-dom@19.3.1 jest@${version} jest-environment-jsdom@${version} ${presets}`,
    );
    await app.run(commandOf(readme, 'npm install @prefinery-kit/react'));
    await app.run(commandOf(readme, 'npm install @prefinery-kit/core'));
    await app.run(commandOf(readme, 'npm install --save-dev @testing-library/react'));
  });
  afterAll(() => app.close());

  test.each(['react.test.tsx', 'core.test.ts', 'everything.test.ts', 'without-fake.test.tsx'])(
    'with the configuration of the README, %s passes and prints nothing',
    async (file) => {
      const output = await jest(app, file);
      expect(output.split('\n').filter((line) => !usual.test(line))).toEqual([]);
      expect(output).toMatch(/Tests: +1 passed, 1 total/);
    },
  );

  test('the stylesheet can be mapped by moduleNameMapper', async () => {
    expect(await jest(app, 'styles.test.ts', 'styles.config.js')).toMatch(/Tests: +1 passed, 1 total/);
  });

  test('without the README’s configuration Jest fails at the first import', async () => {
    expect(await jest(app, 'react.test.tsx', 'bare.config.js')).toContain(stops);
  });

  test('core/server fails to load in Jest’s jsdom, and loads in its Node.js environment', async () => {
    expect(await jest(app, 'signing.test.ts')).toContain(refusal);
    expect(await jest(app, 'signing.node.test.ts')).toMatch(/Tests: +1 passed, 1 total/);
  });
});
