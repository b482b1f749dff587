import { type Command, newUser } from '@prefinery-kit/core/contract';
import * as v from 'valibot';

/** Documented as "string or object": a string is an e-mail address. Whether it may be another key is not documented. */
const takesAddress = new Set<Command>(['getUser', 'authenticateUser']);

/**
 * Accepts data that pages often send. For `addUser` a field that is null, or empty where it may not be, is left out, and a number or
 * a boolean becomes a string, so that the signup is not lost.
 * @param note logs what was changed, without the value
 */
export function readLeniently(command: Command, data: unknown, note: (sentence: string) => void): unknown {
  if (typeof data === 'string' && takesAddress.has(command)) return { email: data };
  if (command !== 'addUser' || typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]: [string, unknown]) => {
      const schema = Object.entries(newUser.entries).find(([known]) => known === name && known !== 'email')?.[1];
      if (schema === undefined || v.is(schema, value)) return [[name, value]];
      if (value === null || value === '') {
        note(`addUser: ${name} is ${value === null ? 'null' : 'empty'}, and was left out.`);
        return [];
      }
      if (typeof value !== 'number' && typeof value !== 'boolean') return [[name, value]];
      note(`addUser: ${name} is a ${typeof value}, and was taken as text.`);
      return [[name, String(value)]];
    }),
  );
}
