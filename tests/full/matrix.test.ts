/** The packed packages with other compilers, runtimes and bundlers than those of the repository. */
import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modules, resolutions, typesApp, typesSettings } from '../../scripts/entries.ts';
import { install } from './folder.ts';
import manifest from './matrix/package.json' with { type: 'json' };

const { dependencies: versions } = manifest;

let folder: string;
beforeAll(() => {
  folder = install(join(import.meta.dirname, 'matrix'), 'all');
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a program in the folder, and returns its output. */
async function run(program: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, NODE_ENV: 'production' as const, npm_config_update_notifier: 'false' };
  const ran = promisify(execFile)(program, args, { cwd: folder, env, encoding: 'utf8' });
  const { stdout } = await ran.catch((error: { message: string; stdout: string }) => {
    throw new Error(`${error.message}\n${error.stdout}`);
  });
  return stdout;
}

const compilers = (['typescript-5.4', 'typescript-7'] as const).flatMap((compiler) =>
  Object.entries(resolutions).map(([name, resolution]) => ({ compiler, name, resolution })),
);

// `pnpm check:packages` does the same with the compilers between these.
test.each(compilers)(
  'the types of every entry are right for $compiler, resolved as by $name, with those of dependencies',
  async ({ compiler, name, resolution }) => {
    const config = `tsconfig.${compiler}.${name}.json`;
    await writeFile(join(folder, 'app.ts'), typesApp);
    const compilerOptions = { ...typesSettings, ...resolution };
    await writeFile(join(folder, config), JSON.stringify({ compilerOptions, files: ['app.ts'] }));
    expect(await run(process.execPath, [`node_modules/${compiler}/bin/tsc`, '--project', config])).toBe('');
  },
);

/** The newest version of each line of Node.js that the packages support, and the oldest. */
const runtimes = ['20.19.0', '22.23.3', '24.21.0'];

test.each(runtimes)(
  'Node.js %s loads every entry, renders parts on a server, and runs the sandbox',
  async (version) => {
    // The program of this version, from the registry.
    const node = (...args: string[]) => run('npx', ['--yes', '--package', `node@${version}`, 'node', ...args]);
    await writeFile(join(folder, 'all.mjs'), modules.map((entry) => `import '${entry}';`).join('\n'));
    await node('all.mjs');
    expect(await node('server.mjs')).toBe(`React ${versions.react} true 64\n`);
    const sandbox = 'node_modules/@prefinery-kit/sandbox/dist/cli.js';
    expect(await node(sandbox, 'exec', '--', 'node', 'join.mjs')).toContain(`Node.js ${version}, place 1`);
  },
);

const bundlers = {
  [`Vite ${versions.vite}`]: 'vite',
  [versions['vite-7'].replace('npm:vite@', 'Vite ')]: 'vite-7',
  [`webpack ${versions.webpack}`]: 'webpack',
  [`Rspack ${versions['@rspack/core']}`]: 'rspack',
  [`esbuild ${versions.esbuild}`]: 'esbuild',
  [`Parcel ${versions.parcel}`]: 'parcel',
};

/** A text of each part and language that the page with a signup form does not use. */
const unused = {
  leaderboard: 'The leaderboard could not be shown.',
  'referral link': 'Your referral link',
  'reward progress': 'You have reached every reward.',
  German: 'Wir erreichen die Warteliste nicht.',
  Spanish: 'No hemos podido consultar tu puesto.',
};

/** One row for each bundler: kilobytes after gzip. */
const sizes: Record<string, string>[] = [];
afterAll(() => console.table(sizes));

/** Bundles a page, and returns all its scripts. */
async function bundle(tool: string, page: 'signup' | 'nothing' | 'everything'): Promise<string> {
  const output = join(folder, `dist-${tool}-${page}`);
  if (tool === 'parcel') {
    const options = ['--dist-dir', output, '--no-source-maps', '--no-cache', '--no-autoinstall'];
    await run(process.execPath, ['node_modules/parcel/lib/bin.js', 'build', `${page}.js`, ...options]);
  } else {
    await run(process.execPath, ['build.mjs', tool, `${page}.js`, output]);
  }
  const files = await readdir(output, { recursive: true });
  const scripts = files.filter((file) => file.endsWith('.js')).map((file) => readFile(join(output, file), 'utf8'));
  return (await Promise.all(scripts)).join('\n');
}

const partsIn = (script: string): string[] =>
  Object.entries(unused).flatMap(([part, text]) => (script.includes(text) ? [part] : []));

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

test.each(Object.entries(bundlers))(
  '%s leaves out of a page with a signup form what it does not import',
  async (name, tool) => {
    const signup = await bundle(tool, 'signup');
    const nothing = await bundle(tool, 'nothing');
    const everything = await bundle(tool, 'everything');
    const page = gzipSync(signup).length;
    const without = gzipSync(nothing).length;
    sizes.push({
      bundler: name,
      'page with SignupForm': kilobytes(page),
      'of that, React and TanStack Query': kilobytes(without),
      'of that, the kit': kilobytes(page - without),
    });
    expect(partsIn(everything)).toEqual(Object.keys(unused));
    expect(partsIn(signup)).toEqual([]);
    expect(page - without).toBeLessThan(20_000);
  },
);
