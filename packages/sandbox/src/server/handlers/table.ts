import type { Command } from '@prefinery-kit/core/contract';
import { addUser } from './addUser.ts';
import { authenticateUser } from './authenticateUser.ts';
import { embedLeaderboard } from './embedLeaderboard.ts';
import { embedReferralPage } from './embedReferralPage.ts';
import { getReferralCode } from './getReferralCode.ts';
import { getReferrerCode } from './getReferrerCode.ts';
import { getUser } from './getUser.ts';
import type { Handler } from './handler.ts';
import { logoutUser } from './logoutUser.ts';
import { popupReferralPage } from './popupReferralPage.ts';
import { recordFormImpression } from './recordFormImpression.ts';
import { triggerRewards } from './triggerRewards.ts';

/** The commands that the server runs. The widget runs the others alone: they only change what the page shows. */
export type ServedCommand = Exclude<Command, 'closeReferralPage' | 'initForms'>;

/** A missing command is a type error. */
export const handlers: { [C in ServedCommand]: Handler<C> } = {
  addUser,
  authenticateUser,
  getUser,
  triggerRewards,
  getReferralCode,
  getReferrerCode,
  popupReferralPage,
  embedReferralPage,
  embedLeaderboard,
  recordFormImpression,
  logoutUser,
};

export const commands: readonly string[] = Object.keys(handlers);

export const isCommand = (name: string): name is ServedCommand => Object.hasOwn(handlers, name);
