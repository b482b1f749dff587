/** Reads options from the command line, the environment and `prefinery.config.ts`. The first of them wins. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SandboxError } from '../errors.ts';
import type { ServeOptions } from '../serve.ts';
import type { Faults } from '../server/faults/faults.ts';
import { findConfig, readConfig } from './config.ts';
import type { Given, GivenOptions } from './shown.ts';
import { readValue } from './values.ts';
import {
  type Flag,
  flagOf,
  type Option,
  rows,
  type SandboxConfig,
  type SandboxOptions,
  seededUsers,
  variableOf,
} from './table.ts';

/** What the command line asks for. */
export interface Wanted {
  /** Whether to print the help only. */
  help: boolean;
  /** Whether each request is logged. */
  verbose: boolean;
  /** Whether the terminal has no line for each command. */
  quiet: boolean;
  sandbox: SandboxOptions;
  serve: ServeOptions;
  /** How many made-up users, and from which seed. */
  seed: { users: number; seed: number };
  /** Faults to begin with. */
  faults: Faults;
  /** All options that were given, and where. */
  given: GivenOptions;
  /** Unknown environment variables that look like options. */
  unknownVariables: string[];
}

/** @throws SandboxError `invalid_option` */
export async function readSources(
  args: string[],
  { env = process.env, folder = process.cwd() }: { env?: NodeJS.ProcessEnv; folder?: string } = {},
): Promise<Wanted> {
  const { help, config, flags } = parse(args);
  const file = help ? undefined : findConfig(folder, config);
  const fromFile = file === undefined ? {} : await readConfig(folder, file);
  const fromEnvironment = readEnvironment(env, folder);
  const fromFlags = readFlags(flags, folder);
  const all: SandboxConfig = { ...fromFile, ...fromEnvironment, ...fromFlags };
  const { port, host, seedUsers, seed, faults = {}, verbose = false, quiet = false, ...sandbox } = all;
  return {
    help,
    verbose,
    quiet,
    sandbox: { ...sandbox, project: sandbox.project ?? 'sandbox1' },
    serve: { port, host },
    seed: { users: seedUsers ?? (seed === undefined ? 0 : seededUsers), seed: seed ?? 1 },
    faults,
    given: {
      ...from('file', fromFile, () => file ?? null),
      ...from('environment', fromEnvironment, (name, row) => nameOfVariable(variableOf(name, row), env)),
      ...from('command line', fromFlags, (name, row) => `--${flagOf(name, row)}`),
    },
    unknownVariables: unknownVariablesIn(env),
  };
}

/** Says of each value where it is from. */
function from(
  source: Given['source'],
  values: SandboxConfig,
  placeOf: (name: string, row: Option) => string | null,
): GivenOptions {
  return Object.fromEntries(
    [...rows].flatMap(([name, row]) => {
      const value: unknown = Reflect.get(values, name);
      return value === undefined ? [] : [[name, { source, place: placeOf(name, row), value }]];
    }),
  );
}

type Texts = Record<string, string | boolean | (string | boolean)[] | undefined>;

function parse(args: string[]): { help: boolean; config: string | undefined; flags: Texts } {
  const options = Object.fromEntries(
    written().map(([name, row, { kind }]) => [
      flagOf(name, row),
      { type: kind === 'switch' ? 'boolean' : 'string', multiple: kind === 'list' || kind === 'jsonList' } as const,
    ]),
  );
  try {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: { ...options, help: { type: 'boolean', default: false }, config: { type: 'string' } },
    });
    const { help, config, ...flags } = values;
    return { help, config, flags };
  } catch (cause) {
    const [sentence] = (cause instanceof Error ? cause.message : String(cause)).split(/\.?(?:\s*\n|$)|\. /, 1);
    throw new SandboxError('invalid_option', `${sentence}. See --help.`, { cause });
  }
}

/** Options that can be written as text. */
function written(): [name: string, row: Option, flag: Flag][] {
  return [...rows].flatMap(([name, row]) => (row.flag ? [[name, row, row.flag]] : []));
}

function readFlags(texts: Texts, folder: string): SandboxConfig {
  const read = written().flatMap(([name, row, { kind }]): [string, unknown][] => {
    const flag = flagOf(name, row);
    const text = texts[flag];
    if (text === undefined) return [];
    const value = Array.isArray(text) ? text.map((one) => parseText(kind, one, folder)) : parseText(kind, text, folder);
    return [[name, readValue(`--${flag}`, row, value)]];
  });
  return Object.fromEntries(read);
}

function readEnvironment(env: NodeJS.ProcessEnv, folder: string): SandboxConfig {
  const read = written().flatMap(([name, row, { kind }]): [string, unknown][] => {
    const variable = variableOf(name, row);
    const text = readVariable(variable, env);
    if (text === undefined) return [];
    const value =
      kind === 'list'
        ? text.split(',').map((one) => one.trim())
        : parseText(kind === 'jsonList' ? 'json' : kind, text, folder);
    return [[name, readValue(variable, row, value)]];
  });
  return Object.fromEntries(read);
}

/**
 * The value of a variable, or the contents of the file that the one with `_FILE` at its end names. Other programs can read
 * environments, so containers get secrets as files.
 */
function readVariable(variable: string, env: NodeJS.ProcessEnv): string | undefined {
  if (nameOfVariable(variable, env) === variable) return env[variable] || undefined;
  const file = env[`${variable}_FILE`] ?? '';
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new SandboxError('invalid_option', `${variable}_FILE: ${file} cannot be read (${why}).`, { cause });
  }
}

/** The variable, or the one with `_FILE` at its end if that is set. */
const nameOfVariable = (variable: string, env: NodeJS.ProcessEnv): string =>
  env[`${variable}_FILE`] ? `${variable}_FILE` : variable;

/** Text that does not parse stays text, which the option's schema refuses. */
function parseText(kind: Flag['kind'], text: string | boolean, folder: string): unknown {
  if (typeof text === 'boolean') return text;
  switch (kind) {
    case 'number':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'switch':
      return (
        new Map<string, unknown>([
          ['on', true],
          ['true', true],
          ['1', true],
          ['off', false],
          ['false', false],
          ['0', false],
        ]).get(text) ?? text
      );
    case 'json':
    case 'jsonList':
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return text;
      }
    case 'jsonFile':
      return readJson(folder, text);
    case 'text':
    case 'list':
      return text;
  }
}

/** What is in a file, or its name if it cannot be read, which the option's schema refuses. */
function readJson(folder: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as unknown;
  } catch {
    return file;
  }
}

function unknownVariablesIn(env: NodeJS.ProcessEnv): string[] {
  const known = new Set(written().map(([name, row]) => variableOf(name, row)));
  return Object.keys(env).filter(
    (name) => name.startsWith('PREFINERY_SANDBOX_') && !known.has(name.replace(/_FILE$/, '')),
  );
}
