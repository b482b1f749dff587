'use client';
import type { User } from '@prefinery-kit/core';
import { useChangeAnnouncement } from './useChangeAnnouncement.ts';
import type { FormatNumber } from '../foundation/numbers.ts';
import { resolveText, type TextOf, useFormatNumber, useTexts } from '../foundation/texts.ts';

/** The announcement when numbers change. */
export interface ChangeAnnouncementTexts {
  /** How place and referrals changed, in one sentence; an empty text announces nothing. */
  changed: TextOf<[user: User, before: User, format: FormatNumber], string>;
}

const english: ChangeAnnouncementTexts = {
  changed: ({ list_position: place, referrals }, before, format) =>
    [
      place !== before.list_position && place !== null && `You are now number ${format(place)}.`,
      referrals !== before.referrals && `Friends who joined: ${format(referrals)}.`,
    ]
      .filter(Boolean)
      .join(' '),
};

/** A live region that announces changed numbers to screen readers. */
export function ChangeAnnouncement({ user }: { user: User | null | undefined }) {
  const { changed } = useTexts('changeAnnouncement', english);
  const format = useFormatNumber();
  const ref = useChangeAnnouncement(user, (now, before) => resolveText(changed, now, before, format));
  return <p ref={ref} data-prefinery="change-announcement" role="status" />;
}
