import type { CommandFault, Faults } from '../../server/faults/faults.ts';
import type { ServedCommand } from '../../server/foundation/served.ts';

/** A value of a fault, and what it is called. */
export interface Choice<F> {
  value: F;
  label: string;
  /** What it does to an app, in one sentence. */
  effect: string;
}

export const scriptFaults: readonly Choice<Faults['script']>[] = [
  {
    value: 'blocked',
    label: 'Blocked',
    effect: 'The script does not load, as with a content blocker: no command is ever answered.',
  },
  {
    value: 'empty',
    label: 'Empty',
    effect: 'The script loads and does nothing: commands stay in the queue of the page.',
  },
  {
    value: { slow: 3000 },
    label: 'Slow, 3 s',
    effect: 'The script arrives after three seconds: forms and figures wait as long.',
  },
];

export const lagFaults: readonly Choice<number>[] = [
  {
    value: 60_000,
    label: '1 minute',
    effect: 'getUser shows users as they were a minute ago: who has just joined is not found yet.',
  },
  { value: 300_000, label: '5 minutes', effect: 'getUser shows users as they were five minutes ago.' },
];

export const mailFaults: readonly Choice<Faults['mails']>[] = [
  { value: 'held', label: 'Held', effect: 'With double opt-in, mails wait until this is cleared: nobody can confirm.' },
  {
    value: { slow: 60_000 },
    label: '1 minute late',
    effect: 'With double opt-in, a mail arrives a minute after it was written.',
  },
];

export const callbackFaults: readonly Choice<NonNullable<Faults['callbacks']>>[] = [
  {
    value: 'documented',
    label: 'Documented',
    effect: 'Callbacks get the user, null, or an object with error and status.',
  },
  {
    value: 'observed',
    label: 'Observed',
    effect: 'getUser answers in an envelope, { data: user }, as some public code expects.',
  },
  {
    value: 'silent',
    label: 'Silent',
    effect: 'After a failure no callback runs: only a time limit of the app notices.',
  },
];

export const commandFaults: readonly Choice<CommandFault>[] = [
  {
    value: 'silent',
    label: 'Never answered',
    effect: 'does not run and is never answered: the app waits until its time limit.',
  },
  { value: 500, label: 'HTTP 500', effect: 'does not run: the app gets an error.' },
  { value: 'twice', label: 'Answered twice', effect: 'runs once, and its callback runs twice.' },
  { value: { slow: 3000 }, label: 'Slow, 3 s', effect: 'runs at once, and its answer comes three seconds later.' },
];

/** The commands, and what an app uses them for. */
export const commandUses: Readonly<Record<ServedCommand, string>> = {
  addUser: 'adds a user: the signup form',
  getUser: 'reads the user: place, link and figures',
  authenticateUser: 'signs a user in with a signature',
  logoutUser: 'ends the session',
  getReferralCode: 'reads the code of the user',
  getReferrerCode: 'reads who referred the visitor',
  triggerRewards: 'tells of an event that earns rewards',
  popupReferralPage: 'opens the referral page',
  embedReferralPage: 'draws the referral page into the page',
  embedLeaderboard: 'draws the leaderboard',
  recordFormImpression: 'counts who sees the form',
};
