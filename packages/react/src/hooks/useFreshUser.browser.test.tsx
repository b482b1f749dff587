import { createPrefinery, type User } from '@prefinery-kit/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { ListPosition } from '../components/ListPosition/ListPosition.tsx';
import { ReferralStats } from '../components/ReferralStats/ReferralStats.tsx';
import { RewardProgress } from '../components/RewardProgress/RewardProgress.tsx';
import { PrefineryProvider } from '../PrefineryProvider.tsx';
import { useFreshUser } from './useFreshUser.ts';

const INTERVAL = 30_000;
const client = createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });
const somebody = () => `penny.${crypto.randomUUID()}@bigbangtheory.com`;

let me: User;
let visibility: DocumentVisibilityState;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  await client.logoutUser();
  me = await client.addUser(somebody());
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Somebody else joins through the person's link, in a browser of their own: theirs is the plain form, without cookies. */
const friendJoins = () =>
  fetch(new URL('/projects/test1234/users/post', inject('scriptUrl')), {
    method: 'POST',
    mode: 'no-cors',
    credentials: 'omit',
    body: new URLSearchParams({ 'user[profile][email]': somebody(), referral_token: me.referral_code }),
  });

function Part({ index }: { index: number }) {
  useFreshUser({ interval: INTERVAL });
  if (index % 3 === 0) return <ListPosition />;
  if (index % 3 === 1) return <ReferralStats />;
  return <RewardProgress thresholds={[{ referrals: 1, reward: 'A sticker' }]} />;
}

/** Twenty parts, each of which asks for the interval. */
async function open() {
  const reads = vi.spyOn(client, 'getUser');
  const parts = Array.from({ length: 20 }, (_, index) => <Part key={index} index={index} />);
  const queryClient = new QueryClient();
  const { container } = render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <PrefineryProvider client={client}>{parts}</PrefineryProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
  const place = () => container.querySelector('strong')?.textContent;
  await expect.poll(() => place()).toBe(me.list_position?.toLocaleString('en'));
  expect(reads).toHaveBeenCalledTimes(1);
  const answered = () => expect.poll(() => queryClient.isFetching()).toBe(0);
  await answered();
  return { reads, answered, place };
}

const turn = (to: DocumentVisibilityState) => {
  visibility = to;
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
};
const said = () => screen.getAllByRole('status').flatMap(({ textContent }) => textContent || []);

test('twenty parts read once for each interval, and say once what a friend has changed', async () => {
  const { reads, answered, place } = await open();
  const before = place();
  await friendJoins();
  vi.advanceTimersByTime(INTERVAL);
  expect(reads).toHaveBeenCalledTimes(2);
  await expect.poll(() => place()).not.toBe(before);
  expect(said()).toEqual([`You are now number ${place()}. Friends who joined: 1.`]);
  expect(screen.getAllByText('You have reached every reward.')).toHaveLength(6);
  for (const change of document.querySelectorAll('strong [data-change]'))
    expect(change).toHaveAttribute('data-change', 'up');

  for (let ticks = 3; ticks < 6; ticks++) {
    vi.advanceTimersByTime(INTERVAL);
    expect(reads).toHaveBeenCalledTimes(ticks);
    await answered();
  }
  expect(said()).toHaveLength(1);
});

test('a hidden tab reads nothing; whoever comes back to it after a while has one read', async () => {
  const { reads, answered, place } = await open();
  const before = place();
  turn('hidden');
  vi.advanceTimersByTime(20 * INTERVAL);
  expect(reads).toHaveBeenCalledTimes(1);
  await friendJoins();
  turn('visible');
  await expect.poll(() => reads.mock.calls.length).toBe(2);
  await expect.poll(() => place()).not.toBe(before);
  expect(said()).toHaveLength(1);
  // Coming and going within a minute is no reason to ask again.
  await answered();
  for (let switches = 0; switches < 5; switches++) {
    turn('hidden');
    turn('visible');
  }
  // What those would have read has begun by the time that an interval has passed.
  vi.advanceTimersByTime(INTERVAL);
  await answered();
  expect(reads).toHaveBeenCalledTimes(3);
});

test('what cannot be read leaves the last numbers, and the next interval reads again', async () => {
  const { reads, answered, place } = await open();
  const before = place();
  reads.mockImplementationOnce(() => client.triggerRewards({ event: '' }).then(() => null));
  vi.advanceTimersByTime(INTERVAL);
  await answered();
  expect(reads).toHaveBeenCalledTimes(2);
  expect(place()).toBe(before);
  expect(screen.queryByRole('alert')).toBeNull();
  vi.advanceTimersByTime(INTERVAL);
  expect(reads).toHaveBeenCalledTimes(3);
});

test('for nobody there is nothing to read again, until somebody joins', async () => {
  await client.logoutUser();
  const reads = vi.spyOn(client, 'getUser');
  const queryClient = new QueryClient();
  function Fresh() {
    const { data } = useFreshUser({ interval: INTERVAL });
    return <p>{data === undefined ? 'waiting' : (data?.email ?? 'nobody')}</p>;
  }
  render(<PrefineryProvider client={client} queryClient={queryClient} children={<Fresh />} />);
  await screen.findByText('nobody');
  vi.advanceTimersByTime(20 * INTERVAL);
  expect(reads).toHaveBeenCalledTimes(1);
  me = await client.addUser(somebody());
  await queryClient.refetchQueries();
  await screen.findByText(me.email);
  expect(reads).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(INTERVAL);
  expect(reads).toHaveBeenCalledTimes(3);
});
