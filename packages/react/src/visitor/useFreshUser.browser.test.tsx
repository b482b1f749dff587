import type { Prefinery, User } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { type DefaultOptions, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ListPosition } from '../sharing/ListPosition.tsx';
import { ReferralStats } from '../sharing/ReferralStats.tsx';
import { RewardProgress } from '../sharing/RewardProgress.tsx';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { ServerState } from '../provider/ServerState.tsx';
import { arrive, bring, fault, reload, somebody } from '../../test/sandbox.tsx';
import { useFreshUser } from './useFreshUser.ts';

const INTERVAL = 30_000;

let client: Prefinery;
let me: User;
let visibility: DocumentVisibilityState;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  resetPage();
  client = arrive();
  me = await client.addUser(somebody());
  // They come back. The page on which they joined would know them without asking.
  reload();
  client = arrive();
});
afterEach(async () => {
  cleanup();
  vi.useRealTimers();
  await fault({});
});

function Part({ index }: { index: number }) {
  useFreshUser({ interval: INTERVAL });
  if (index % 3 === 0) return <ListPosition />;
  if (index % 3 === 1) return <ReferralStats />;
  return <RewardProgress thresholds={[{ referrals: 1, reward: 'A sticker' }]} />;
}

test('an interval that is meant in seconds is refused in development', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  function Hasty() {
    useFreshUser({ interval: 30 });
    return null;
  }
  expect(() => render(<PrefineryProvider client={client} children={<Hasty />} />)).toThrow(/interval is 30\..*30_000/);
});

/** Twenty parts, each of which asks for the interval; the server may have known the person already. */
async function open(serverUser?: User, defaults?: DefaultOptions) {
  const reads = vi.spyOn(client, 'getUser');
  const parts = Array.from({ length: 20 }, (_, index) => <Part key={index} index={index} />);
  const queryClient = new QueryClient({ defaultOptions: defaults ?? {} });
  const { container } = render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <PrefineryProvider client={client}>
          <ServerState user={serverUser}>{parts}</ServerState>
        </PrefineryProvider>
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
  await bring(me);
  await vi.advanceTimersByTimeAsync(INTERVAL);
  expect(reads).toHaveBeenCalledTimes(2);
  await expect.poll(() => place()).not.toBe(before);
  expect(said()).toEqual([`You are now number ${place()}. Friends who joined: 1.`]);
  expect(screen.getAllByText('You have reached every reward.')).toHaveLength(6);
  for (const change of document.querySelectorAll('strong [data-change]'))
    expect(change).toHaveAttribute('data-change', 'up');

  for (let ticks = 3; ticks < 6; ticks++) {
    await vi.advanceTimersByTimeAsync(INTERVAL);
    expect(reads).toHaveBeenCalledTimes(ticks);
    await answered();
  }
  expect(said()).toHaveLength(1);
});

test('a hidden tab reads nothing; whoever comes back to it after a while has one read', async () => {
  const { reads, answered, place } = await open();
  const before = place();
  turn('hidden');
  await vi.advanceTimersByTimeAsync(20 * INTERVAL);
  expect(reads).toHaveBeenCalledTimes(1);
  await bring(me);
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
  await vi.advanceTimersByTimeAsync(INTERVAL);
  await answered();
  expect(reads).toHaveBeenCalledTimes(3);
});

test('who comes back has fresh numbers also in an app whose own reads do not follow the focus', async () => {
  const { reads, place } = await open(undefined, { queries: { refetchOnWindowFocus: false } });
  const before = place();
  turn('hidden');
  await vi.advanceTimersByTimeAsync(3 * INTERVAL);
  await bring(me);
  turn('visible');
  await expect.poll(() => place()).not.toBe(before);
  expect(reads).toHaveBeenCalledTimes(2);
});

test('what cannot be read leaves the last numbers, and the next interval reads again', async () => {
  const { reads, answered, place } = await open();
  const before = place();
  await bring(me);
  await fault({ commands: { getUser: 500 } });
  await vi.advanceTimersByTimeAsync(INTERVAL);
  await answered();
  await expect(reads.mock.results[1]?.value).rejects.toMatchObject({ status: 500 });
  expect(place()).toBe(before);
  expect(screen.queryByRole('alert')).toBeNull();
  await fault({});
  await vi.advanceTimersByTimeAsync(INTERVAL);
  expect(reads).toHaveBeenCalledTimes(3);
  await expect.poll(() => place()).not.toBe(before);
});

test('a blocked script leaves the numbers, and nothing piles up until somebody comes back to the tab', async () => {
  const unheard: unknown[] = [];
  const hear = ({ reason }: PromiseRejectionEvent) => void unheard.push(reason);
  window.addEventListener('unhandledrejection', hear);
  reload();
  await fault({ script: 'blocked' });
  client = arrive();
  const opening = open(me);
  // The script is still being tried.
  await vi.advanceTimersByTimeAsync(3 * INTERVAL);
  const { reads, answered, place } = await opening;
  const before = place();
  await bring(me);
  expect([client.state, place(), screen.queryByRole('alert')]).toEqual(['failed', before, null]);
  await vi.advanceTimersByTimeAsync(20 * INTERVAL);
  expect([reads.mock.calls.length, client.state]).toEqual([1, 'failed']);

  await fault({});
  turn('hidden');
  turn('visible');
  await expect.poll(() => place()).not.toBe(before);
  expect(said()).toEqual([`You are now number ${place()}. Friends who joined: 1.`]);
  await answered();
  expect(reads).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(INTERVAL);
  expect(reads).toHaveBeenCalledTimes(3);
  await answered();
  window.removeEventListener('unhandledrejection', hear);
  expect(unheard).toEqual([]);
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
  await vi.advanceTimersByTimeAsync(20 * INTERVAL);
  expect(reads).toHaveBeenCalledTimes(1);
  me = await client.addUser(somebody());
  await queryClient.refetchQueries();
  await screen.findByText(me.email);
  expect(reads).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(INTERVAL);
  expect(reads).toHaveBeenCalledTimes(3);
});
