import { eventFields, isEventName } from './event-name.ts';

/** What a value looks like: the names of its fields and the kinds of their values, never the values of people. */
export type Shape = string | readonly Shape[] | { readonly [field: string]: Shape };

/** Words of the vendor that tell nothing about a user, under the fields that have them. */
const words: Record<string, ReadonlySet<string>> = {
  status: new Set([
    ...['imported', 'unconfirmed', 'applied', 'rejected', 'invited', 'active', 'idle', 'suspended'],
    ...['earned', 'delivered', 'revoked'],
  ]),
  type: new Set(['SingleSided', 'DoubleSided', 'Milestone']),
  user_role: new Set(['referrer', 'friend']),
};

/** Fields whose numbers are statuses and codes of errors. */
const errorNumbers = new Set(['status', 'code']);

const deepest = 6;
const mostFields = 80;

/** The shape of a value. It is never a value that a user has given, or that the service has made for a user. */
export function shapeOf(value: unknown, field = '', depth = 0): Shape {
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (typeof value === 'string') return isWord(value, field) ? `"${value}"` : kindOf(value);
  if (typeof value === 'number') return errorNumbers.has(field) && isErrorNumber(value) ? String(value) : 'number';
  if (typeof value !== 'object') return typeof value;
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) {
    const items = value.map((item) => shapeOf(item, field, depth + 1));
    const different = new Map(items.map((item) => [JSON.stringify(item), item]));
    return [...different.values()];
  }
  const fields = Object.entries(value)
    .slice(0, mostFields)
    .map(([name, inner]) => [fieldName(name), shapeOf(inner, name, depth + 1)] as const);
  return Object.fromEntries(fields.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Words of the service and names of its events are kept, because they tell nothing about a user. */
const isWord = (text: string, field: string): boolean =>
  words[field]?.has(text) === true || (eventFields.has(field) && isEventName(text));

/** HTTP statuses and the vendor's codes have three or four digits. */
const isErrorNumber = (value: number): boolean => Number.isInteger(value) && value >= 100 && value <= 9999;

/** A name with digits may be data of a user, such as a code that is a key. The vendor has two names that end with one. */
const fieldName = (name: string): string =>
  /^(?:[A-Za-z_$][A-Za-z_$-]{0,40}|(?:custom_var|address_line)\d)$/.test(name) ? name : '(other)';

function kindOf(text: string): string {
  if (text === '') return 'text, empty';
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return 'uuid';
  if (/^[0-9a-f]{64}$/.test(text)) return '64 hexadecimal digits';
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return 'time, ISO 8601 in UTC';
  if (/^\d{4}-\d\d-\d\d/.test(text)) return 'time';
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return 'e-mail';
  if (/^https?:/.test(text)) return 'address';
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return 'number as text';
  return 'text';
}
