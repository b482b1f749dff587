'use client';
import { type ReactNode, useContext, useMemo } from 'react';
import type { AlreadyJoinedTexts } from '../vendor-pages/AlreadyJoined.tsx';
import type { ListPositionTexts } from '../sharing/ListPosition.tsx';
import type { ChangeAnnouncementTexts } from '../sharing/ChangeAnnouncement.tsx';
import type { ReferralStatsTexts } from '../sharing/ReferralStats.tsx';
import type { RewardProgressTexts } from '../sharing/RewardProgress.tsx';
import type { RewardsTexts } from '../sharing/Rewards.tsx';
import type { SignupFormTexts } from '../signup/texts.ts';
import type { ReferralLinkTexts } from '../sharing/ReferralLink.tsx';
import type { ShareButtonsTexts } from '../sharing/ShareButtons.tsx';
import type { ReferralQrCodeTexts } from '../qr/ReferralQrCode.tsx';
import type { AuthenticatedTexts } from '../visitor/Authenticated.tsx';
import type { PartFailureTexts } from '../foundation/internal/FailureBox.tsx';
import type { ReferralPageDialogTexts } from '../vendor-pages/ReferralPageDialog.tsx';
import type { PersonalPageTexts, VendorPageTexts } from '../vendor-pages/VendorPage.tsx';
import { numberFormat } from '../foundation/numbers.ts';
import { LanguageContext, mergeTexts, type OwnTexts, type TextedPart } from '../foundation/texts.ts';

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

export interface PrefineryTextsProps {
  children?: ReactNode;
  /**
   * A language, such as those of `@prefinery-kit/react/locales`. It may change at any time.
   *
   * @defaultValue that of an outer `PrefineryTexts`, or English
   */
  language?: PrefineryLanguage | undefined;
  /** BCP 47 tag for number formats, with hyphens, such as `de-CH`. @defaultValue that of the language */
  locale?: string | undefined;
  /** Your own texts for some parts. They override those of the language, and of an outer `PrefineryTexts`. */
  texts?: { [Part in keyof PartTexts]?: OwnTexts<PartTexts[Part]> | undefined } | undefined;
}

/**
 * The texts of the components below. Without it they are English. A nested one replaces only the texts that it names. A
 * component's own `texts` prop still wins.
 *
 * @example
 * ```tsx
 * import { de } from '@prefinery-kit/react/locales';
 *
 * <PrefineryTexts language={de} texts={{ signupForm: { submit: 'Dabei sein' } }}>
 *   <SignupForm />
 * </PrefineryTexts>;
 * ```
 *
 * @throws `PrefineryError` with code `invalid_options` in development, for a `locale` that is no language tag.
 */
export function PrefineryTexts({ children, language, locale: own, texts }: PrefineryTextsProps): ReactNode {
  const outer = useContext(LanguageContext);
  const locale = own ?? language?.locale ?? outer.locale;
  const format = useMemo(() => numberFormat(locale), [locale]);
  const value = useMemo(
    () => ({ locale, format, parts: mergeTexts(mergeTexts(outer.parts, language?.texts), texts) }),
    [outer, language, locale, format, texts],
  );
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}
