import type { VendorFunction } from '../vendor.ts';

export { install } from './page.ts';

/** The answers by command: a value, or a function of the command's data. */
export type Answers = Record<string, unknown>;

/** A vendor that answers each command from `answers`. A command without an entry is never answered. */
export function answering(answers: Answers): VendorFunction & { calls: unknown[][] } {
  const calls: unknown[][] = [];
  const vendor = (...call: unknown[]) => {
    calls.push(call);
    const [command, callback] = [String(call[0]), call.at(-1)];
    if (!(command in answers) || typeof callback !== 'function') return;
    const answer = answers[command];
    callback(typeof answer === 'function' ? answer(call[1]) : answer);
  };
  return Object.assign(vendor, { calls });
}
