import { screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { type RewardThreshold, useRewardProgress } from './useRewardProgress.ts';
import { blocked, bring, leonard, renderOnFake } from '../../test/fake.tsx';
import { useUser } from '../visitor/useUser.ts';
import { RewardProgress } from './RewardProgress.tsx';
import { userEvent } from '@testing-library/user-event';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

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

test.each(['development', 'production'])(
  'in %s, thresholds that cannot be used are left out, and the others sorted',
  async (mode) => {
    vi.stubEnv('NODE_ENV', mode);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const referrals = [10, 0, 3, -1, NaN, 1.5, 3, Infinity, 1];
    const bad: RewardThreshold<string>[] = referrals.map((count, index) => ({
      referrals: count,
      reward: `Gift ${index}`,
    }));
    renderOnFake(<RewardProgress thresholds={bad} />, users(2));
    expect(await screen.findByText('1 more friend until your next reward')).toBeVisible();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Gift 8 1 friend',
      'Gift 2 3 friends',
      'Gift 0 10 friends',
    ]);
    expect(screen.getByRole<HTMLProgressElement>('progressbar')).toMatchObject({ value: 2, max: 10 });
  },
);

test('without a threshold there is nothing to reach, and the part draws nothing', async () => {
  const Hook = () => {
    const { next, max, remaining, progressProps } = useRewardProgress({ thresholds: [] });
    return <p>{JSON.stringify({ next, max, remaining, progressProps })}</p>;
  };
  renderOnFake([<RewardProgress key="a" thresholds={[]} />, <Hook key="b" />], users(2));
  expect(
    await screen.findByText('{"next":null,"max":0,"remaining":0,"progressProps":{"max":1,"value":0}}'),
  ).toBeVisible();
  expect(document.querySelector('[data-prefinery]')).toBeNull();
});

test('the thresholds are shown before the user is known', () => {
  renderOnFake(<RewardProgress thresholds={thresholds} />, users(2), {}, (fake) => fake.fault('getUser', 'late'));
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
  expect(reached()).toEqual([]);
  expect(document.querySelector('[data-state=next]')).toBeNull();
});
