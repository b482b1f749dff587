/** A duration, such as `1,204 ms`. */
export const milliseconds = (duration: number): string => `${Math.round(duration).toLocaleString('en')} ms`;

/** A time of `performance.now()` as the time of day. */
export const clock = (moment: number): string => wall(performance.timeOrigin + moment);

/** A time of `Date.now()` as the time of day. */
export const wall = (moment: number): string => new Date(moment).toLocaleTimeString('en-GB');

const isText = (value: unknown): value is string => typeof value === 'string';

/** A value in one short line. */
export function brief(value: unknown): string {
  if (value instanceof Element) return `<${value.localName}${value.id && ` id="${value.id}"`}>`;
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = new Map<string, unknown>(Object.entries(value));
    const name = ['email', 'event', 'referral_code', 'id', 'name'].map((key) => fields.get(key)).find(isText);
    return name ?? `{${fields.size}}`;
  }
  return typeof value === 'string' ? value : String(value);
}
