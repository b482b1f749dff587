'use client';
import { type ReactNode, useContext, useMemo } from 'react';
import type { AlreadyJoinedTexts } from './components/AlreadyJoined/AlreadyJoined.tsx';
import type { ListPositionTexts } from './components/ListPosition/ListPosition.tsx';
import type { NewsTexts } from './components/News/News.tsx';
import type { ReferralStatsTexts } from './components/ReferralStats/ReferralStats.tsx';
import type { RewardProgressTexts } from './components/RewardProgress/RewardProgress.tsx';
import type { RewardsTexts } from './components/Rewards/Rewards.tsx';
import type { SignupFormTexts } from './components/SignupForm/SignupForm.tsx';
import type { ReferralLinkTexts } from './components/ReferralLink/ReferralLink.tsx';
import type { ShareButtonsTexts } from './components/ShareButtons/ShareButtons.tsx';
import type { ReferralQrCodeTexts } from './qr/ReferralQrCode.tsx';
import type { AuthenticatedTexts } from './components/Authenticated/Authenticated.tsx';
import type { FailureTexts } from './components/Failure/Failure.tsx';
import type { ReferralPageDialogTexts } from './components/ReferralPageDialog/ReferralPageDialog.tsx';
import type { PersonalPageTexts, VendorPageTexts } from './components/VendorPage/VendorPage.tsx';
import { LanguageContext, mergeParts, type TextedPart } from './texts.ts';

/** A language: every text of every part. `@prefinery-kit/react/locales` has some. */
export interface Texts extends Record<TextedPart, object> {
  /** BCP 47 tag of the language, such as `de`: how numbers are written. */
  locale: string;
  alreadyJoined: AlreadyJoinedTexts;
  authenticated: AuthenticatedTexts;
  embeddedReferralPage: PersonalPageTexts;
  failure: FailureTexts;
  hostedForm: VendorPageTexts;
  leaderboard: VendorPageTexts;
  referralPageDialog: ReferralPageDialogTexts;
  signupForm: SignupFormTexts;
  referralLink: ReferralLinkTexts;
  referralQrCode: ReferralQrCodeTexts;
  shareButtons: ShareButtonsTexts;
  listPosition: ListPositionTexts;
  /** What is said when the numbers of the parts change. */
  news: NewsTexts;
  referralStats: ReferralStatsTexts;
  rewardProgress: RewardProgressTexts;
  rewards: RewardsTexts;
}

export interface PrefineryTextsProps {
  children?: ReactNode;
  /** A language, or your own words for some of the parts; what is left out is as around it, or English. It may change at any time. */
  texts: Partial<{ [Part in keyof Texts]: Part extends 'locale' ? string : Partial<Texts[Part]> }>;
}

/**
 * What the parts below it say. Without it they speak English. One inside another replaces only what it names. A part's own
 * `texts` prop still wins.
 *
 * @example
 * ```tsx
 * import { de } from '@prefinery-kit/react/locales';
 *
 * <PrefineryTexts texts={de}>
 *   <SignupForm />
 * </PrefineryTexts>;
 * ```
 */
export function PrefineryTexts({ children, texts }: PrefineryTextsProps): ReactNode {
  const outer = useContext(LanguageContext);
  const language = useMemo(() => {
    const { locale = outer.locale, ...parts } = texts;
    return { locale, parts: mergeParts(outer.parts, parts) };
  }, [outer, texts]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}
