import type { Command } from '@prefinery-kit/core/contract';
import type { Cookies } from './cookies.ts';
import type { Displays } from './displays.ts';
import type { Forms } from './forms.ts';
import type { Popup } from './popup.ts';
import type { Turns } from './turns.ts';
import type { Outcome, Wire } from './wire.ts';

/** Runs a command. */
export type Row = (data: unknown) => Promise<Outcome>;

export interface RowsOptions {
  cookies: Cookies;
  displays: Displays;
  forms: Forms;
  popup: Popup;
  turns: Turns;
  wire: Wire;
}

const done: Outcome = { ok: true, answer: undefined };

/** The implementation of each command of the contract in the widget. */
export function createRows({ cookies, displays, forms, popup, turns, wire }: RowsOptions): Record<Command, Row> {
  const ask =
    (command: Command): Row =>
    (data) =>
      turns.read(() => wire.send(command, data));

  const change =
    (command: Command): Row =>
    (data) =>
      turns.change(() => wire.send(command, data));

  const embed =
    (command: Command): Row =>
    (data) =>
      displays.embed(command, data, () => ask(command)(data));

  const logOut = async (data: unknown): Promise<Outcome> => {
    try {
      const outcome = await wire.send('logoutUser', data);
      if (!outcome.ok)
        console.warn('prefinery: logoutUser forgot the visitor here, but not in the sandbox.', outcome.answer);
      return { ...done, calls: outcome.calls };
    } finally {
      cookies.keepSession(null);
    }
  };

  return {
    addUser: change('addUser'),
    authenticateUser: change('authenticateUser'),
    getUser: ask('getUser'),
    triggerRewards: ask('triggerRewards'),
    getReferralCode: ask('getReferralCode'),
    getReferrerCode: ask('getReferrerCode'),
    popupReferralPage: (data) => displays.popUp('popupReferralPage', () => ask('popupReferralPage')(data)),
    closeReferralPage: async () => {
      popup.close();
      return done;
    },
    embedReferralPage: embed('embedReferralPage'),
    embedLeaderboard: embed('embedLeaderboard'),
    recordFormImpression: (data) => {
      cookies.keepVisitor();
      return ask('recordFormImpression')(data);
    },
    initForms: async () => {
      forms.init();
      return done;
    },
    logoutUser: (data) => turns.change(() => logOut(data)),
  };
}
