import type { Command } from '@prefinery-kit/core';

/** A fault, as a sandbox takes it. */
export type Fault = string | number | { slow: number };

/** The faults of a sandbox, as its `/faults` returns and takes them. */
export interface SandboxFaults {
  callbacks: string;
  script?: Fault | undefined;
  commands?: { [C in Command]?: Fault | undefined } | undefined;
  lag?: number | undefined;
  mails?: Fault | undefined;
}

/** Faults to change, as `/faults` takes them: what is left out stays, and `null` clears one. */
export type FaultChanges = {
  [F in Exclude<keyof SandboxFaults, 'commands'>]?: SandboxFaults[F] | null;
} & { commands?: { [C in Command]?: Fault | null } };

/** The faults that can be chosen. */
export const choices = {
  callbacks: ['documented', 'observed', 'silent'],
  script: ['blocked', 'empty', { slow: 3000 }],
  command: ['silent', 'twice', 500, { slow: 3000 }],
  lag: [60_000, 300_000],
  mails: ['held', { slow: 60_000 }],
} satisfies Record<string, readonly Fault[]>;

/** The commands that a sandbox's server answers. The two others only change the page. */
export const served = [
  'addUser',
  'authenticateUser',
  'getUser',
  'triggerRewards',
  'getReferralCode',
  'getReferrerCode',
  'popupReferralPage',
  'embedReferralPage',
  'embedLeaderboard',
  'recordFormImpression',
  'logoutUser',
] satisfies Command[];

/**
 * The address of the sandbox, if the script is a sandbox's. Its controls answer only on its own machine, so it is asked
 * only there.
 */
export function sandboxOf(scriptUrl: string): string | null {
  const { hostname, origin, pathname } = new URL(scriptUrl, document.baseURI);
  const base = /^(.*)\/widget\/v2\/[^/]+$/.exec(pathname);
  if (!base || !/^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)) return null;
  return `${origin}${base[1] ?? ''}`;
}

/**
 * Asks a sandbox for its faults, or sets them.
 *
 * @throws An `Error` if nothing answers, or the answer is not a sandbox's.
 */
export async function askFaults(base: string, init?: RequestInit): Promise<SandboxFaults> {
  const response = await fetch(`${base}/faults`, init);
  const answer: unknown = await response.json();
  if (isFaults(answer)) return answer;
  throw new Error(`The sandbox at ${base} answered ${response.status}: ${JSON.stringify(answer)}`);
}

const isFaults = (answer: unknown): answer is SandboxFaults =>
  typeof answer === 'object' &&
  answer !== null &&
  'callbacks' in answer &&
  choices.callbacks.some((callbacks) => callbacks === answer.callbacks);

/** Faults as they are after a change. */
export const withChanges = (faults: SandboxFaults, changes: FaultChanges): SandboxFaults => ({
  callbacks: changes.callbacks ?? faults.callbacks,
  script: newer(faults.script, changes.script),
  lag: newer(faults.lag, changes.lag),
  mails: newer(faults.mails, changes.mails),
  commands: Object.fromEntries(
    served.map((command) => [command, newer(faults.commands?.[command], changes.commands?.[command])]),
  ),
});

const newer = <F>(known: F | undefined, changed: F | null | undefined): F | undefined =>
  changed === undefined ? known : (changed ?? undefined);

/** The number of faults. How callbacks are called is a setting, not a fault. */
export const countFaults = ({ script, lag, mails, commands }: SandboxFaults): number =>
  [script, lag, mails, ...Object.values(commands ?? {})].filter((fault) => fault !== undefined).length;
