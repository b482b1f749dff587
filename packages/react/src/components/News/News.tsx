'use client';
import type { User } from '@prefinery-kit/core';
import { useNews } from '../../hooks/useNews.ts';
import { formatNumber } from '../../numbers.ts';
import { useTexts } from '../../texts.ts';

/** What is said when numbers change. */
export interface NewsTexts {
  /** How place and referrals changed, in one go; an empty text says nothing. */
  changed: (user: User, before: User, locale: string) => string;
}

const english: NewsTexts = {
  changed: ({ list_position: place, referrals }, before, locale) =>
    [
      place !== before.list_position && place !== null && `You are now number ${formatNumber(place, locale)}.`,
      referrals !== before.referrals && `Friends who joined: ${formatNumber(referrals, locale)}.`,
    ]
      .filter(Boolean)
      .join(' '),
};

/** Says how the numbers changed, to those who do not see it. */
export function News({ user }: { user: User | null | undefined }) {
  const { changed, locale } = useTexts('news', english);
  const ref = useNews(user, (now, before) => changed(now, before, locale));
  return <p ref={ref} data-prefinery="news" role="status" />;
}
