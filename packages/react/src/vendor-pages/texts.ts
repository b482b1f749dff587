import type { PrefineryError } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import type { TextOf } from '../foundation/texts.ts';

/** Every text of a component around a vendor page. */
export interface VendorPageTexts {
  /** The title of its frame, for screen readers. */
  label: string;
  /** The message if the page could not be drawn. */
  error: TextOf<[error: PrefineryError]>;
}

/** Every text of a component around a vendor page about a user. */
export interface PersonalPageTexts extends VendorPageTexts {
  /** The message for an anonymous visitor. */
  empty: ReactNode;
}

/** Every text of the part. */
export interface AlreadyJoinedTexts {
  /** @defaultValue `'Already joined?'` */
  question: ReactNode;
  /** How to come back. If your campaign's mails have no status link, give another text. */
  answer: ReactNode;
}

/** Every text of the part. */
export interface ReferralPageDialogTexts {
  /** The accessible name of the dialog. @defaultValue `'Your referral page'` */
  label: string;
  /** The accessible name of the close button. @defaultValue `'Close'` */
  close: string;
}

export const alreadyJoinedEnglish: AlreadyJoinedTexts = {
  question: 'Already joined?',
  answer: 'If you are on the list, your place is kept. Open the status link in your welcome mail to see it again.',
};

export const embeddedReferralPageEnglish: PersonalPageTexts = {
  label: 'Referral page',
  empty: 'Join first to see your referral page.',
  error: 'Your referral page could not be shown.',
};

export const hostedFormEnglish: VendorPageTexts = {
  label: 'Signup form',
  error: 'The signup form could not be shown.',
};

export const leaderboardEnglish: VendorPageTexts = {
  label: 'Leaderboard',
  error: 'The leaderboard could not be shown.',
};

export const referralPageDialogEnglish: ReferralPageDialogTexts = { label: 'Your referral page', close: 'Close' };
