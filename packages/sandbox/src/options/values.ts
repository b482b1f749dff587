import * as v from 'valibot';
import { SandboxError } from '../errors.ts';
import { quote } from '../quote.ts';
import type { Option } from './table.ts';

/**
 * Validates the value of an option.
 *
 * @param where the option's name where it was given: `site`, `--site`, `PREFINERY_SANDBOX_SITE`
 * @throws SandboxError `invalid_option`
 */
export function readValue<S extends v.GenericSchema>(where: string, row: Option<S>, value: unknown): v.InferOutput<S> {
  const read = v.safeParse(row.schema, value);
  if (read.success) return read.output;
  const [issue] = read.issues;
  // Error messages end up in logs, and the address of a database contains a password.
  const given = row.isSecret ? 'what was given' : quote(issue.input);
  const path = v.getDotPath(issue);
  const inner = path === null || /^\d+$/.test(path) ? '' : `${path}: `;
  throw new SandboxError('invalid_option', `${where}: ${inner}${given} will not do. ${row.advice}`);
}

/** The error for an unknown option. */
export const unknownOption = (name: string, known: object, where = ''): SandboxError =>
  new SandboxError('invalid_option', `There is no option ${name}${where}. There are ${Object.keys(known).join(', ')}.`);
