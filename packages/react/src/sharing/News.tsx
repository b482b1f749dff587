'use client';
import type { User } from '@prefinery-kit/core';
import { useNews } from './useNews.ts';
import type { FormatNumber } from '../foundation/numbers.ts';
import { say, type TextOf, useFormatNumber, useTexts } from '../foundation/texts.ts';

/** The announcement when numbers change. */
export interface NewsTexts {
  /** How place and referrals changed, in one sentence; an empty text announces nothing. */
  changed: TextOf<[user: User, before: User, format: FormatNumber], string>;
}

const english: NewsTexts = {
  changed: ({ list_position: place, referrals }, before, format) =>
    [
      place !== before.list_position && place !== null && `You are now number ${format(place)}.`,
      referrals !== before.referrals && `Friends who joined: ${format(referrals)}.`,
    ]
      .filter(Boolean)
      .join(' '),
};

/** A live region that announces changed numbers to screen readers. */
export function News({ user }: { user: User | null | undefined }) {
  const { changed } = useTexts('news', english);
  const format = useFormatNumber();
  const ref = useNews(user, (now, before) => say(changed, now, before, format));
  return <p ref={ref} data-prefinery="news" role="status" />;
}
