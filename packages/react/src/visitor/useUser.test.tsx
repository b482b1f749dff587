import { resetPage } from '@prefinery-kit/core/testing';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { leonard, renderWithPrefinery } from '../../test/fake.tsx';
import { useAddUser } from '../signup/useAddUser.ts';
import { useUser } from './useUser.ts';

beforeEach(resetPage);
afterEach(() => void vi.useRealTimers());

function Name() {
  const { data: user, error } = useUser();
  return <p>{error ? error.code : user === undefined ? 'waiting' : user ? user.email : 'nobody'}</p>;
}

test('returns the current user', async () => {
  renderWithPrefinery(<Name />, { getUser: leonard });
  expect(screen.getByText('waiting')).toBeVisible();
  expect(await screen.findByText(leonard.email)).toBeVisible();
});

test('returns null for an anonymous visitor, not an error', async () => {
  renderWithPrefinery(<Name />, { getUser: { error: 'Forbidden', status: 403 } });
  expect(await screen.findByText('nobody')).toBeVisible();
});

test('fifty components, in StrictMode, send one command', async () => {
  const names = Array.from({ length: 50 }, (_, index) => <Name key={index} />);
  const { commands } = renderWithPrefinery(names, { getUser: leonard });
  await waitFor(() => expect(screen.getAllByText(leonard.email)).toHaveLength(50));
  expect(commands()).toEqual(['getUser']);
});

test('components that mount later have the cached answer', async () => {
  function Later() {
    const [shown, setShown] = useState(false);
    return shown ? <Name /> : <button onClick={() => setShown(true)}>show</button>;
  }
  const { commands } = renderWithPrefinery([<Name key="a" />, <Later key="b" />], { getUser: leonard });
  await screen.findByText(leonard.email);
  act(() => screen.getByText('show').click());
  expect(screen.getAllByText(leonard.email)).toHaveLength(2);
  expect(commands()).toEqual(['getUser']);
});

test('a blocked script is an error, and leaves no unhandled rejection', async () => {
  vi.useFakeTimers();
  render(<PrefineryProvider project="abcd1234" children={<Name />} />);
  await act(() => vi.advanceTimersByTimeAsync(0));
  for (const pause of [300, 900, 0]) {
    document.querySelector('script')?.dispatchEvent(new Event('error'));
    await act(() => vi.advanceTimersByTimeAsync(pause));
  }
  expect(screen.getByText('script_failed')).toBeVisible();
});

test('a user who signs up is known at once', async () => {
  function Join() {
    const { mutate } = useAddUser();
    return <button onClick={() => mutate(leonard.email)}>join</button>;
  }
  const { commands } = renderWithPrefinery([<Name key="a" />, <Join key="b" />], { getUser: null, addUser: leonard });
  await screen.findByText('nobody');
  act(() => screen.getByText('join').click());
  expect(await screen.findByText(leonard.email)).toBeVisible();
  expect(commands()).toEqual(['getUser', 'addUser']);
});

test.each([
  ['no user yet', null],
  ['the user as before', { ...leonard, email: 'old@bigbangtheory.com', updated_at: '2020-10-22T14:25:09Z' }],
])('a stale read that lags behind the signup and returns %s does not undo it', async (_what, stale) => {
  function Join() {
    const { mutate } = useAddUser();
    const { refetch, dataUpdatedAt } = useUser();
    return (
      <>
        <button onClick={() => mutate(leonard.email)}>join</button>
        <button onClick={() => void refetch()}>refetch</button>
        <output>{dataUpdatedAt}</output>
      </>
    );
  }
  const { commands } = renderWithPrefinery([<Name key="a" />, <Join key="b" />], { getUser: stale, addUser: leonard });
  await waitFor(() => expect(commands()).toEqual(['getUser']));
  act(() => screen.getByText('join').click());
  await screen.findByText(leonard.email);
  act(() => screen.getByText('refetch').click());
  await waitFor(() => expect(commands()).toEqual(['getUser', 'addUser', 'getUser']));
  await act(() => Promise.resolve());
  expect(screen.getByText(leonard.email)).toBeVisible();
});

test("the app's QueryClient is used, and no e-mail address is in its query keys", async () => {
  const queryClient = new QueryClient();
  const app = <PrefineryProvider project="abcd1234" children={<Name />} />;
  const { unmount } = render(<QueryClientProvider client={queryClient}>{app}</QueryClientProvider>);
  expect(queryClient.getQueryCache().getAll()).toHaveLength(1);
  expect(
    JSON.stringify(
      queryClient
        .getQueryCache()
        .getAll()
        .map((query) => query.queryKey),
    ),
  ).not.toContain('@');
  unmount();

  const given = new QueryClient();
  render(<PrefineryProvider project="abcd1234" queryClient={given} children={<Name />} />);
  expect(given.getQueryCache().getAll()).toHaveLength(1);
  await waitFor(() => expect(queryClient.isFetching()).toBe(1));
});

test('outside a provider it throws an error that names the hook and the fix', () => {
  // React 18 logs what a component throws.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => render(<Name />)).toThrow(/useUser: .*<PrefineryProvider>/);
});

test('a second project on one page throws at once', () => {
  // React 18 logs what a component throws.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const two = ['abcd1234', 'efgh5678'].map((project) => <PrefineryProvider key={project} project={project} />);
  expect(() => render(<StrictMode>{two}</StrictMode>)).toThrow('serves one project');
});
