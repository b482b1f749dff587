import type { VendorFunction } from '../vendor.ts';

export { install } from './page.ts';

/** What a command answers: a value, or a function of its data that makes one. */
export type Answers = Record<string, unknown>;

/** A vendor that answers every command with what `answers` holds for it; without an entry it stays silent. */
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
