import type { PartFailureTexts } from '../foundation/partFailureTexts.ts';
import type { ReferralQrCodeTexts } from '../qr/texts.ts';
import type {
  ChangeAnnouncementTexts,
  ListPositionTexts,
  ReferralLinkTexts,
  ReferralStatsTexts,
  RewardProgressTexts,
  RewardsTexts,
  ShareButtonsTexts,
} from '../sharing/texts.ts';
import type { SignupFormTexts } from '../signup/texts.ts';
import type {
  AlreadyJoinedTexts,
  PersonalPageTexts,
  ReferralPageDialogTexts,
  VendorPageTexts,
} from '../vendor-pages/texts.ts';
import type { AuthenticatedTexts } from '../visitor/texts.ts';
import type { TextedPart } from '../foundation/texts.ts';

/** A language. `@prefinery-kit/react/locales` has some. */
export interface PrefineryLanguage {
  /** BCP 47 tag of the language, such as `de`, for number formats. */
  locale: string;
  /** Every text of every part. */
  texts: PartTexts;
}

/** The texts of every part. */
export interface PartTexts extends Record<TextedPart, object> {
  alreadyJoined: AlreadyJoinedTexts;
  authenticated: AuthenticatedTexts;
  embeddedReferralPage: PersonalPageTexts;
  partFailure: PartFailureTexts;
  hostedForm: VendorPageTexts;
  leaderboard: VendorPageTexts;
  referralPageDialog: ReferralPageDialogTexts;
  signupForm: SignupFormTexts;
  referralLink: ReferralLinkTexts;
  referralQrCode: ReferralQrCodeTexts;
  shareButtons: ShareButtonsTexts;
  listPosition: ListPositionTexts;
  /** What screen readers are told when the numbers change. */
  changeAnnouncement: ChangeAnnouncementTexts;
  referralStats: ReferralStatsTexts;
  rewardProgress: RewardProgressTexts;
  rewards: RewardsTexts;
}
