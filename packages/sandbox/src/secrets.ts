import { readFileSync } from 'node:fs';
import { SandboxError } from './errors.ts';

/** What may be secret, and the variable of the environment that it comes from. */
export const secretVariables = {
  secret: 'PREFINERY_SANDBOX_SECRET',
  database: 'PREFINERY_SANDBOX_DATABASE',
  'control-token': 'PREFINERY_SANDBOX_CONTROL_TOKEN',
} as const;

/**
 * A secret from the environment or, where the variable with `_FILE` at its end names one, from a file: the command line of a
 * process can be read by others.
 * @throws SandboxError `invalid_option` where the file cannot be read
 */
export function readSecret(name: keyof typeof secretVariables, env: NodeJS.ProcessEnv): string | undefined {
  const variable = secretVariables[name];
  const file = env[`${variable}_FILE`];
  if (file === undefined || file === '') return env[variable] || undefined;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new SandboxError('invalid_option', `${variable}_FILE: ${file} cannot be read (${why}).`, { cause });
  }
}

/** The address of a database without what lets one in: passwords stand before the host, or in the query. */
export function withoutPassword(database: string): string {
  if (!/^[\w+.-]+:\/\//.test(database)) return database;
  if (!URL.canParse(database)) return 'an address that cannot be read';
  const { protocol, username, host, pathname } = new URL(database);
  return `${protocol}//${username && `${username}@`}${host}${pathname}`;
}
