import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ListPosition } from './components/ListPosition/ListPosition.tsx';
import { ReferralStats } from './components/ReferralStats/ReferralStats.tsx';
import { RewardProgress } from './components/RewardProgress/RewardProgress.tsx';
import { formatNumber } from './numbers.ts';
import { PrefineryTexts } from './PrefineryTexts.tsx';
import { leonard, renderWithPrefinery } from './testing.tsx';

test('numbers are written as the language writes them', () => {
  expect(formatNumber(10_485, 'de')).toBe('10.485');
  expect(formatNumber(10_485, 'en')).toBe('10,485');
});

test.each(['pt_BR', 'de_DE.UTF-8'])(
  'the language tag "%s" is warned of, once, and takes no part down',
  async (locale) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const user = { ...leonard, list_behind: 10_485, list_length: 10_487, shares: 1200, referrals: 3 };
    renderWithPrefinery(
      <PrefineryTexts texts={{ locale }}>
        <ListPosition />
        <ReferralStats />
        <RewardProgress thresholds={[{ referrals: 5000, reward: 'A T-shirt' }]} />
      </PrefineryTexts>,
      { getUser: user, recordFormImpression: undefined },
    );
    expect(await screen.findAllByText(/10.?485/)).toHaveLength(2);
    expect(screen.getByText(/1.?200/)).toBeVisible();
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(`"${locale}" is not a language tag`));
  },
);
