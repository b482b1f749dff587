import { PrefineryError } from '@prefinery-kit/core';

/** Refuses a value that is not one of those known, for code without types. For development. */
export function refuseUnknown(
  command: string,
  option: string,
  values: readonly unknown[],
  known: readonly string[],
): void {
  const unknown = values.find((value) => typeof value !== 'string' || !known.includes(value));
  if (unknown === undefined) return;
  const about = `${option} has ${typeof unknown === 'string' ? `"${unknown}"` : `a value of type ${typeof unknown}`}. Give some of ${known.join(', ')}.`;
  throw new PrefineryError('invalid_options', { command, about });
}

/** Refuses an option with a value that cannot work, and says what to write instead. For development. */
export function refuseUnless(isRight: boolean, command: string, about: string): void {
  if (!isRight) throw new PrefineryError('invalid_options', { command, about });
}

const warnings = new Set<string>();

/**
 * Warns once of a value that is replaced by one that works. For options with values that an app may take from its
 * data, such as a language: an error would take down the page of those users only. For development.
 */
export function warnOnce(command: string, about: string): void {
  const { message } = new PrefineryError('invalid_options', { command, about });
  if (warnings.has(message)) return;
  warnings.add(message);
  console.warn(message);
}
