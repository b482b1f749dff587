import { partFailureEnglish } from '../foundation/partFailureTexts.ts';
import { referralQrCodeEnglish } from '../qr/texts.ts';
import {
  changeAnnouncementEnglish,
  listPositionEnglish,
  referralLinkEnglish,
  referralStatsEnglish,
  rewardProgressEnglish,
  rewardsEnglish,
  shareButtonsEnglish,
} from '../sharing/texts.ts';
import { signupFormEnglish } from '../signup/texts.ts';
import {
  alreadyJoinedEnglish,
  embeddedReferralPageEnglish,
  hostedFormEnglish,
  leaderboardEnglish,
  referralPageDialogEnglish,
} from '../vendor-pages/texts.ts';
import { authenticatedEnglish } from '../visitor/texts.ts';
import type { PartTexts } from './partTexts.ts';

/** The English texts of every part. A component imports only its own. */
export const english: PartTexts = {
  alreadyJoined: alreadyJoinedEnglish,
  authenticated: authenticatedEnglish,
  changeAnnouncement: changeAnnouncementEnglish,
  embeddedReferralPage: embeddedReferralPageEnglish,
  hostedForm: hostedFormEnglish,
  leaderboard: leaderboardEnglish,
  listPosition: listPositionEnglish,
  partFailure: partFailureEnglish,
  referralLink: referralLinkEnglish,
  referralPageDialog: referralPageDialogEnglish,
  referralQrCode: referralQrCodeEnglish,
  referralStats: referralStatsEnglish,
  rewardProgress: rewardProgressEnglish,
  rewards: rewardsEnglish,
  shareButtons: shareButtonsEnglish,
  signupForm: signupFormEnglish,
};
