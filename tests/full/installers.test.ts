/** The packed packages installed by npm, pnpm, Yarn and Bun, each with another version of React, from a registry as users do. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { resolutions, typesSettings } from '../../scripts/entries.ts';
import { openApp } from '../../scripts/first-hour/app.ts';
import { type Packed, packAll } from '../../scripts/first-hour/packed.ts';

let packed: Packed;
beforeAll(async () => {
  packed = await packAll();
});
afterAll(() => packed.close());

interface Installer {
  name: string;
  react: string;
  /** Types of React, and the command that checks the types of the app with them. */
  typed?: { dependencies: Record<string, string>; check: string };
  /** Files of the app that tell the installer which registry has the kit. */
  files: (kit: string) => Record<string, string>;
  install: string;
  /** Runs the app's `server.mjs`. */
  run: string;
}

const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
const npmrc = (kit: string) => ({ '.npmrc': `@prefinery-kit:registry=${kit}\n` });
const yarn = 'npx --yes --package @yarnpkg/cli-dist@4.18.1 yarn';
const bun = 'npx --yes --package bun@1.4.5 bun';

const installers: Installer[] = [
  {
    name: 'npm',
    react: '18.3.1',
    typed: {
      dependencies: { '@types/react': '18.3.32', '@types/react-dom': '18.3.7', typescript: '5.9.3' },
      check: 'npx tsc --project .',
    },
    files: npmrc,
    install: 'npm install',
    run: 'node server.mjs',
  },
  {
    name: 'pnpm, which shows an app only what it has installed by name,',
    react: '19.3.1',
    files: (kit) => ({ ...npmrc(kit), 'pnpm-workspace.yaml': "packages: ['.']\nhoist: false\npmOnFail: ignore\n" }),
    install: 'npx --yes pnpm@12.21.0 install',
    run: 'node server.mjs',
  },
  {
    name: 'Yarn with Plug’n’Play',
    react: '19.0.0',
    files: (kit) => ({
      'yarn.lock': '',
      '.yarnrc.yml': `nodeLinker: pnp
npmRegistryServer: '${registry}'
npmScopes:
  prefinery-kit:
    npmRegistryServer: '${kit}'
unsafeHttpWhitelist: ['*']
enableTelemetry: false
enableImmutableInstalls: false
enableGlobalCache: false
`,
    }),
    install: `${yarn} install`,
    run: `${yarn} node server.mjs`,
  },
  {
    name: 'Bun, and run by it,',
    react: '19.3.1',
    files: (kit) => ({
      'bunfig.toml': `[install]\nregistry = "${registry}"\n[install.scopes]\nprefinery-kit = "${kit}"\n`,
    }),
    install: `${bun} install`,
    run: `${bun} server.mjs`,
  },
];

const { jsx, lib, target } = typesSettings;
const compilerOptions = {
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
  jsx,
  lib,
  target,
  ...resolutions.bundler,
};
const page = `import { PrefineryProvider, ReferralCard, SignupForm, useUser } from '@prefinery-kit/react';

const Place = () => <p>{useUser().data?.list_position}</p>;

export const Page = () => (
  <PrefineryProvider project="abcd1234">
    <SignupForm ref={(form: HTMLFormElement | null) => form?.checkValidity()} success={({ email }) => <p>{email}</p>} />
    <ReferralCard empty={<Place />} />
  </PrefineryProvider>
);
`;

test.each(installers)(
  'installed by $name, the kit renders on a server with React $react',
  async ({ react, typed, files, install, run }) => {
    const app = openApp();
    onTestFinished(app.close);
    const dependencies = {
      '@prefinery-kit/core': '*',
      '@prefinery-kit/react': '*',
      '@tanstack/react-query': '5.108.0',
      react,
      'react-dom': react,
      ...typed?.dependencies,
    };
    app.write({
      ...files(packed.registry.url),
      'package.json': JSON.stringify({ name: 'app', private: true, type: 'module', dependencies }),
      'server.mjs': await readFile(join(import.meta.dirname, 'matrix/server.mjs'), 'utf8'),
    });
    await app.run(install);
    if (typed) {
      app.write({ 'tsconfig.json': JSON.stringify({ compilerOptions, files: ['page.tsx'] }), 'page.tsx': page });
      expect(await app.run(typed.check)).toBe('');
    }
    expect(await app.run(run)).toContain(`React ${react} true 64`);
  },
);
