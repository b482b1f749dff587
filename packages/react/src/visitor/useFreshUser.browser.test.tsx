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
import { createClient, addReferral, fault, reload, newEmail } from '../../test/sandbox.tsx';
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
  client = createClient();
  me = await client.addUser(newEmail());
  // A user comes back in a new page. The page on which they joined would know them without a command.
  reload();
  client = createClient();
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

/** Twenty parts that all set the interval; with or without a user from the server. */
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

test('twenty parts send one read per interval, and announce once what has changed', async () => {
  const { reads, answered, place } = await open();
  const before = place();
  await addReferral(me);
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

test('a hidden tab sends no reads; returning to it after a while sends one', async () => {
  const { reads, answered, place } = await open();
  const before = place();
  turn('hidden');
  await vi.advanceTimersByTimeAsync(20 * INTERVAL);
  expect(reads).toHaveBeenCalledTimes(1);
  await addReferral(me);
  turn('visible');
  await expect.poll(() => reads.mock.calls.length).toBe(2);
  await expect.poll(() => place()).not.toBe(before);
  expect(said()).toHaveLength(1);
  // Returning within a minute sends no read.
  await answered();
  for (let switches = 0; switches < 5; switches++) {
    turn('hidden');
    turn('visible');
  }
  // Reads that the events above cause have started after one interval.
  await vi.advanceTimersByTimeAsync(INTERVAL);
  await answered();
  expect(reads).toHaveBeenCalledTimes(3);
});

test('returning to the tab reads new numbers, even if the app’s QueryClient does not refetch on focus', async () => {
  const { reads, place } = await open(undefined, { queries: { refetchOnWindowFocus: false } });
  const before = place();
  turn('hidden');
  await vi.advanceTimersByTimeAsync(3 * INTERVAL);
  await addReferral(me);
  turn('visible');
  await expect.poll(() => place()).not.toBe(before);
  expect(reads).toHaveBeenCalledTimes(2);
});

test('a failed read keeps the last numbers, and the next interval reads again', async () => {
  const { reads, answered, place } = await open();
  const before = place();
  await addReferral(me);
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

test('a blocked script keeps the numbers, and no reads queue up until the visitor returns to the tab', async () => {
  const rejections: unknown[] = [];
  const record = ({ reason }: PromiseRejectionEvent) => void rejections.push(reason);
  window.addEventListener('unhandledrejection', record);
  reload();
  await fault({ script: 'blocked' });
  client = createClient();
  const opening = open(me);
  // The script is still being retried.
  await vi.advanceTimersByTimeAsync(3 * INTERVAL);
  const { reads, answered, place } = await opening;
  const before = place();
  await addReferral(me);
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
  window.removeEventListener('unhandledrejection', record);
  expect(rejections).toEqual([]);
});

test('for an anonymous visitor no reads are sent, until they join', async () => {
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
  me = await client.addUser(newEmail());
  await queryClient.refetchQueries();
  await screen.findByText(me.email);
  expect(reads).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(INTERVAL);
  expect(reads).toHaveBeenCalledTimes(3);
});
