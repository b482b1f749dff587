import type { ServedCommand } from '../../foundation/served.ts';
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
