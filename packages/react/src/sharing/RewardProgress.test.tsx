import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { RewardThreshold } from './useRewardProgress.ts';
import { blocked, bring, leonard, renderOnFake } from '../../test/fake.tsx';
import { useUser } from '../visitor/useUser.ts';
import { RewardProgress } from './RewardProgress.tsx';
import { userEvent } from '@testing-library/user-event';

const thresholds = [
  { referrals: 1, reward: 'A sticker' },
  { referrals: 3, reward: 'A month free' },
  { referrals: 10, reward: <em>A year free</em> },
];

const users = (referrals: number) => ({ users: [{ ...leonard, referrals }], session: leonard.email });
const reached = () =>
  screen
    .getAllByRole('listitem')
    .filter((item) => within(item).queryByRole('img', { name: 'Reached' }))
    .map((item) => item.textContent);

test('shows the progress, the rewards that are reached, and the next one', async () => {
  renderOnFake(<RewardProgress thresholds={thresholds} />, users(2));
  const bar = screen.getByRole('progressbar', { name: 'Your rewards' });
  expect(bar).not.toHaveAttribute('value');
  expect(await screen.findByText('1 more friend until your next reward')).toBeVisible();
  expect(screen.getByRole<HTMLProgressElement>('progressbar')).toMatchObject({ value: 2, max: 10 });
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'A sticker 1 friend',
    'A month free 3 friends',
    'A year free 10 friends',
  ]);
  expect(reached()).toEqual(['A sticker 1 friend']);
  expect(screen.getByText('A month free').closest('li')).toHaveAttribute('data-state', 'next');
});

test('a referral reaches the next reward', async () => {
  const Refresh = () => {
    const { refetch } = useUser();
    return <button onClick={() => void refetch()}>refresh</button>;
  };
  const { fake } = renderOnFake([<RewardProgress key="a" thresholds={thresholds} />, <Refresh key="b" />], users(2));
  await screen.findByText('1 more friend until your next reward');
  const bar = screen.getByRole('progressbar');
  bring(fake, leonard.email, 'penny@bigbangtheory.com');
  await userEvent.click(screen.getByRole('button', { name: 'refresh' }));
  expect(await screen.findByText('7 more friends until your next reward')).toBeVisible();
  expect(reached()).toHaveLength(2);
  expect(screen.getByRole('progressbar')).toBe(bar);
  expect(bar).toHaveValue(3);
});

test('every reward is reached, also with more referrals', async () => {
  renderOnFake(<RewardProgress thresholds={thresholds} />, users(1_000));
  expect(await screen.findByText('You have reached every reward.')).toBeVisible();
  expect(screen.getByRole('progressbar')).toHaveValue(10);
  expect(reached()).toHaveLength(3);
});

test('takes texts of the app', async () => {
  renderOnFake(
    <RewardProgress
      thresholds={thresholds}
      texts={{
        next: (remaining, { reward }) => (
          <>
            Noch {remaining} bis {reward}
          </>
        ),
        takes: (count) => `${count} Leute`,
      }}
    />,
    users(2),
  );
  expect(await screen.findByText('Noch 1 bis A month free')).toBeVisible();
  expect(screen.getByText('10 Leute')).toBeVisible();
});

test('while the script is blocked it shows a message', async () => {
  renderOnFake(<RewardProgress thresholds={thresholds} />, users(2), {}, blocked);
  expect(await screen.findByText('We could not look up your progress.')).toBeVisible();
});

test.each([
  ['none', [], 'thresholds: []'],
  ['zero', [0], 'thresholds[0].referrals: 0'],
  ['a negative one', [-1], 'thresholds[0].referrals: -1'],
  ['the same twice', [3, 3], 'thresholds[1].referrals: 3'],
  ['a falling one', [1, 5, 2], 'thresholds[2].referrals: 2'],
  ['no number', [1, NaN], 'thresholds[1].referrals: NaN'],
  ['half a friend', [1.5], 'thresholds[0].referrals: 1.5'],
  ['an endless one', [Infinity], 'thresholds[0].referrals: Infinity'],
])('thresholds with %s throw an error that names the invalid one, in production too', (_what, referrals, about) => {
  // React 18 logs what a component throws.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const bad: RewardThreshold<string>[] = referrals.map((count) => ({ referrals: count, reward: 'A gift' }));
  const draw = () => renderOnFake(<RewardProgress thresholds={bad} />);
  expect(draw).toThrow(expect.objectContaining({ code: 'invalid_thresholds', command: 'useRewardProgress' }));
  expect(draw).toThrow(about);
  expect(draw).toThrow('at least one');
  vi.stubEnv('NODE_ENV', 'production');
  expect(draw).toThrow(`useRewardProgress: invalid_thresholds ${about}`);
  vi.unstubAllEnvs();
});

test('the thresholds are shown before the user is known', () => {
  renderOnFake(<RewardProgress thresholds={thresholds} />, users(2), {}, (fake) => fake.fault('getUser', 'late'));
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
  expect(reached()).toEqual([]);
  expect(document.querySelector('[data-state=next]')).toBeNull();
});
