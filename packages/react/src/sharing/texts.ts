import type { PrefineryError, Reward, User } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import type { FormatNumber } from '../foundation/numbers.ts';
import type { TextOf } from '../foundation/texts.ts';
import { networkNames, type ShareNetwork } from './networks.ts';
import type { ReferralFigure } from './useFigure.ts';
import type { RewardThreshold } from './useRewardProgress.ts';

// The texts of each part, and what they are in English. They are apart from the components, so that an app that needs
// only a text does not bundle its component.

/** The announcement when numbers change. */
export interface ChangeAnnouncementTexts {
  /** How place and referrals changed, in one sentence; an empty text announces nothing. */
  changed: TextOf<[user: User, before: User, format: FormatNumber], string>;
}

/** Every text of the part. */
export interface ListPositionTexts {
  /** @defaultValue `'Your place'` */
  label: ReactNode;
  /** The text below the number, such as `'10,485 people are behind you'`. */
  detail: TextOf<[user: User, format: FormatNumber]>;
  /** In place of the number for a user who is not on the list. @defaultValue `'Soon'` */
  soon: ReactNode;
  /** The text below `soon`. @defaultValue `'You get it once you have confirmed your address.'` */
  soonDetail: ReactNode;
  /** @defaultValue `'We could not look up your place.'` */
  error: TextOf<[error: PrefineryError]>;
}

/** Every text of the part. */
export interface ReferralLinkTexts {
  /** @defaultValue `'Your referral link'` */
  label: ReactNode;
  /** @defaultValue `'Copy link'` */
  copy: ReactNode;
  /** What a screen reader announces after that; the button shows a tick. @defaultValue `'Copied'` */
  copied: ReactNode;
  /** The message when it could not be copied: then the link is selected. */
  copyError: TextOf<[error: PrefineryError]>;
  /** The message for an anonymous visitor. */
  empty: ReactNode;
  /** @defaultValue `'We could not look up your link.'` */
  error: TextOf<[error: PrefineryError]>;
}

/** Every text of the part: the name of each figure, and the message when it failed. */
export interface ReferralStatsTexts extends Record<ReferralFigure, ReactNode> {
  /** @defaultValue `'We could not look up your numbers.'` */
  error: TextOf<[error: PrefineryError]>;
}

/** Every text of the part. */
export interface RewardProgressTexts {
  /** @defaultValue `'Your rewards'` */
  label: ReactNode;
  /** How many referrals are missing for the next reward, such as `'2 more friends until your next reward'`. */
  next: TextOf<[remaining: number, next: RewardThreshold<ReactNode>, format: FormatNumber]>;
  /** When everything is reached. @defaultValue `'You have reached every reward.'` */
  done: ReactNode;
  /** The threshold of a reward, such as `'3 friends'`. */
  takes: TextOf<[referrals: number, format: FormatNumber]>;
  /** The accessible name of a reward's tick. @defaultValue `'Reached'` */
  reached: string;
  /** @defaultValue `'We could not look up your progress.'` */
  error: TextOf<[error: PrefineryError]>;
}

/** Every text of the part. */
export interface RewardsTexts {
  /** @defaultValue `'No rewards yet.'` */
  empty: ReactNode;
  /** The role in which it was earned. @defaultValue `'For inviting'` and `'For joining'` */
  role: Record<Reward['user_role'], ReactNode>;
  /** The kind of reward. @defaultValue `'for each friend'`, `'for both'` and `'milestone'` */
  type: Record<Reward['type'], ReactNode>;
  /** The state of delivery. @defaultValue `'Earned'`, `'Delivered'` and `'Taken back'` */
  status: Record<Reward['status'], ReactNode>;
}

/** Every text of the part. */
export interface ShareButtonsTexts {
  /** The accessible name of the list. @defaultValue `'Share your link'` */
  label: string;
  /** The name of a network. */
  name: Readonly<Record<ShareNetwork, string>>;
  /** The accessible name of its button, which contains the network's name. @defaultValue such as `'Share on X'` */
  action: Readonly<Record<ShareNetwork, string>>;
  /** The text of the post, before the link. */
  message: string;
  /** Subject of an e-mail and title of a post on Reddit. */
  title: string;
  /** The message when the share sheet did not open. */
  shareError: TextOf<[error: PrefineryError]>;
  /** The message for an anonymous visitor. */
  empty: ReactNode;
  /** @defaultValue `'We could not look up your link.'` */
  error: TextOf<[error: PrefineryError]>;
}

export const changeAnnouncementEnglish: ChangeAnnouncementTexts = {
  changed: ({ list_position: place, referrals }, before, format) =>
    [
      place !== before.list_position && place !== null && `You are now number ${format(place)}.`,
      referrals !== before.referrals && `Friends who joined: ${format(referrals)}.`,
    ]
      .filter(Boolean)
      .join(' '),
};

const people = (count: number, format: FormatNumber) => (count === 1 ? '1 person is' : `${format(count)} people are`);

export const listPositionEnglish: ListPositionTexts = {
  label: 'Your place',
  detail: ({ list_behind: behind, list_length: length }, format) =>
    behind ? `${people(behind, format)} behind you` : `${people(length, format)} on the list`,
  soon: 'Soon',
  soonDetail: 'You get it once you have confirmed your address.',
  error: 'We could not look up your place.',
};

export const referralLinkEnglish: ReferralLinkTexts = {
  label: 'Your referral link',
  copy: 'Copy link',
  copied: 'Copied',
  copyError: 'Your browser does not let us copy. The link is selected: copy it by hand.',
  empty: 'Join first to get a link of your own to share.',
  error: 'We could not look up your link.',
};

export const referralStatsEnglish: ReferralStatsTexts = {
  shares: 'Visits by your link',
  referrals: 'Friends who joined',
  list_position: 'Your place',
  list_ahead: 'People ahead of you',
  list_behind: 'People behind you',
  list_length: 'People on the list',
  error: 'We could not look up your numbers.',
};

const friends = (count: number, format: FormatNumber, more = '') =>
  `${format(count)} ${more}${count === 1 ? 'friend' : 'friends'}`;

export const rewardProgressEnglish: RewardProgressTexts = {
  label: 'Your rewards',
  next: (remaining, _next, format) => `${friends(remaining, format, 'more ')} until your next reward`,
  done: 'You have reached every reward.',
  takes: (referrals, format) => friends(referrals, format),
  reached: 'Reached',
  error: 'We could not look up your progress.',
};

export const rewardsEnglish: RewardsTexts = {
  empty: 'No rewards yet.',
  role: { referrer: 'For inviting', friend: 'For joining' },
  type: { SingleSided: 'for each friend', DoubleSided: 'for both', Milestone: 'milestone' },
  status: { earned: 'Earned', delivered: 'Delivered', revoked: 'Taken back' },
};

export const shareButtonsEnglish: ShareButtonsTexts = {
  label: 'Share your link',
  name: networkNames,
  action: {
    system: 'Share…',
    x: 'Share on X',
    facebook: 'Share on Facebook',
    linkedin: 'Share on LinkedIn',
    whatsapp: 'Share on WhatsApp',
    telegram: 'Share on Telegram',
    reddit: 'Share on Reddit',
    email: 'Share by E-mail',
    sms: 'Share by SMS',
  },
  message: 'I have joined, and thought of you. Come along:',
  title: 'Come along',
  shareError: 'Your browser did not open its share sheet. Take one of the other ways.',
  empty: 'Join first. Then you can share a link of your own here.',
  error: 'We could not look up your link.',
};
