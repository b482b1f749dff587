import { type Command, newUser } from '@prefinery-kit/core/contract';
import * as v from 'valibot';

/** Documented as "string or object". What a string names besides an e-mail address is not said. */
const takesAddress = new Set<Command>(['getUser', 'authenticateUser']);

/**
 * Data as pages send it, put into the words of the contract. Of a signup it keeps what can be kept: a field that was left
 * empty is left out, and a number is taken as text.
 * @param note is told what was changed, but not the value
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
