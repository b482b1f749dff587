'use client';
import type { User } from '@prefinery-kit/core';
import { useNews } from './useNews.ts';
import type { FormatNumber } from '../foundation/numbers.ts';
import { say, type TextOf, useFormatNumber, useTexts } from '../foundation/texts.ts';

/** What is said when numbers change. */
export interface NewsTexts {
  /** How place and referrals changed, in one go; an empty text says nothing. */
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

/** Says how the numbers changed, to those who do not see it. */
export function News({ user }: { user: User | null | undefined }) {
  const { changed } = useTexts('news', english);
  const format = useFormatNumber();
  const ref = useNews(user, (now, before) => say(changed, now, before, format));
  return <p ref={ref} data-prefinery="news" role="status" />;
}
