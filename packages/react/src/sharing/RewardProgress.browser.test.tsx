import '../styles.css';
import type { Prefinery, User } from '@prefinery-kit/core';
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { addReferral, fault, Refresh, renderOnSandbox, returnAsUser } from '../../test/sandbox.tsx';
import { RewardProgress } from './RewardProgress.tsx';

const thresholds = [
  { referrals: 1, reward: 'A sticker' },
  { referrals: 2, reward: 'A month free' },
];
let client: Prefinery;
let me: User;

beforeEach(async () => {
  ({ client, me } = await returnAsUser());
});
afterEach(() => fault({}));

const bar = () => screen.getByRole<HTMLProgressElement>('progressbar', { name: 'Your rewards' });
const reached = () =>
  screen.getAllByRole('listitem').filter((item) => within(item).queryByRole('img', { name: 'Reached' }));

test('referrals fill the progress bar, until every reward is reached', async () => {
  const { container } = renderOnSandbox(
    <>
      <RewardProgress thresholds={thresholds} />
      <Refresh />
    </>,
    client,
  );
  const refresh = () => userEvent.click(screen.getByRole('button', { name: 'refresh' }));
  const size = () => container.getBoundingClientRect().height;
  const waiting = size();
  // `:indeterminate` is a progress bar without a value.
  expect(bar().position).toBe(-1);
  await screen.findByText('1 more friend until your next reward');
  expect([bar().position, reached()]).toEqual([0, []]);
  expect(size()).toBe(waiting);

  await addReferral(me);
  await refresh();
  await expect.poll(() => bar().position).toBe(0.5);
  expect(reached().map(({ textContent }) => textContent)).toEqual(['A sticker 1 friend']);
  expect(screen.getByText('1 more friend until your next reward')).toBeVisible();

  // More referrals than the last threshold needs.
  await addReferral(me);
  await addReferral(me);
  await refresh();
  await screen.findByText('You have reached every reward.');
  expect([bar().position, reached().length]).toEqual([1, 2]);
  expect(screen.getByRole('status')).toHaveTextContent('Friends who joined: 3.');
});

test('an answer that is an error shows a message and a retry, which loads the progress', async () => {
  await addReferral(me);
  await fault({ commands: { getUser: 500 } });
  renderOnSandbox(<RewardProgress thresholds={thresholds} />, client);
  expect(await screen.findByRole('alert')).toHaveTextContent('We could not look up your progress.');
  expect(screen.queryByRole('progressbar')).toBeNull();
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => screen.queryByRole<HTMLProgressElement>('progressbar')?.position).toBe(0.5);
  expect(screen.queryByRole('alert')).toBeNull();
});
