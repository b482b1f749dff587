import type { VendorFunction, VendorWindow } from '../vendor.ts';

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

/** Puts a vendor's function on the page, as its script does when it has loaded. */
export function install(vendor: VendorFunction): void {
  (window as VendorWindow).prefinery = vendor;
}

/** Takes every trace of script, stub and loader off the page, so that the next test has a new one. */
export function resetPage(): void {
  Reflect.deleteProperty(window, 'prefinery');
  Reflect.deleteProperty(window, Symbol.for('@prefinery-kit/core'));
  for (const script of document.querySelectorAll('script')) script.remove();
}
