import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createJiti } from 'jiti';
import { SandboxError } from '../errors.ts';
import { readValue, unknownOption } from './values.ts';
import { rows, type SandboxConfig, table } from './table.ts';

/**
 * Types the options of `prefinery.config.ts`, which the command line reads from the current directory.
 *
 * @example
 * ```ts
 * import { defineConfig } from '@prefinery-kit/sandbox';
 *
 * export default defineConfig({
 *   project: 'abcd1234',
 *   seedUsers: 1000,
 *   rewards: [{ descriptor: 'shirt', name: 'T-shirt', type: 'Milestone', milestone: 3 }],
 * });
 * ```
 */
export const defineConfig = (config: SandboxConfig): SandboxConfig => config;

const names = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json'].map((ending) => `prefinery.config.${ending}`);

/** The name of the configuration file of a directory, or the given one. */
export const findConfig = (folder: string, asked: string | undefined): string | undefined =>
  asked ?? names.find((name) => existsSync(join(folder, name)));

/**
 * Loads a configuration file.
 * @throws SandboxError `invalid_option`
 */
export async function readConfig(folder: string, file: string): Promise<SandboxConfig> {
  const config = await load(resolve(folder, file), file);
  if (typeof config !== 'object' || config === null)
    throw new SandboxError('invalid_option', `${file} has to export an object of options by default.`);
  const given = Object.entries(config).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => {
      const row = rows.get(name);
      if (!row) throw unknownOption(name, table, ` in ${file}`);
      return [name, readValue(`${name} in ${file}`, row, value)];
    }),
  );
}

async function load(path: string, file: string): Promise<unknown> {
  if (!existsSync(path)) throw new SandboxError('invalid_option', `--config: there is no file ${file}.`);
  try {
    return await createJiti(import.meta.url).import(path, { default: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SandboxError('invalid_option', `${file} cannot be read: ${why}`, { cause });
  }
}
