import { createPrefinery } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { type Answers, answering, install } from '@prefinery-kit/core/testing/answering';
import { QueryClient } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { leonard, renderWithPrefinery } from '../../test/fake.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { Leaderboard } from './Leaderboard.tsx';

beforeEach(resetPage);

/** Draws as the vendor does: adds content to the element with this id. */
const draw = (data: unknown): undefined => {
  const id = typeof data === 'object' && data !== null && 'dom_id' in data ? String(data.dom_id) : '';
  document.getElementById(id)?.append('the board');
};

const answers: Answers = { getUser: null, embedLeaderboard: draw, recordFormImpression: undefined };
const boards = (calls: unknown[][]) =>
  calls.filter(([command]) => command === 'embedLeaderboard').map(([, data]) => data);

test('is drawn once, in StrictMode too', async () => {
  const { calls } = renderWithPrefinery(<Leaderboard data-testid="board" />, answers);
  expect(screen.getByTestId('board')).toHaveAttribute('aria-busy', 'true');
  expect(await screen.findByText('the board')).toBeVisible();
  await waitFor(() => expect(screen.getByTestId('board')).toHaveAttribute('data-state', 'success'));
  expect(boards(calls)).toHaveLength(1);
});

test('the user is read after the leaderboard was drawn, unless another part needs the user', async () => {
  const { embedLeaderboard, ...unanswered } = answers;
  const alone = renderWithPrefinery(<Leaderboard />, { ...unanswered });
  await waitFor(() => expect(alone.commands()).toEqual(['embedLeaderboard']));
  await new Promise((resolve) => setTimeout(resolve));
  expect(alone.commands()).toEqual(['embedLeaderboard']);
  alone.unmount();

  const answered = renderWithPrefinery(<Leaderboard />, { ...unanswered, embedLeaderboard });
  await waitFor(() => expect(answered.commands()).toEqual(['embedLeaderboard', 'getUser']));
  answered.unmount();

  const beside = renderWithPrefinery([<Leaderboard key="a" />, <SignupForm key="b" />], { ...unanswered });
  await waitFor(() => expect(beside.commands()).toContain('getUser'));
});

test('until the leaderboard is drawn there is no query of the user', async () => {
  const queryClient = new QueryClient();
  const queries = () => queryClient.getQueryCache().getAll();
  const changing: Answers = { getUser: null };
  const { container } = renderWithPrefinery(<Leaderboard />, changing, { queryClient, timeout: 20 });
  await waitFor(() => expect(container.querySelector('[id^=prefinery]')).not.toBeNull());
  expect(queries()).toEqual([]);
  container.querySelector('[id^=prefinery]')?.append('the board');
  await waitFor(() => expect(queries()).toMatchObject([{ state: { data: null } }]));
});

test('two on a page have their own elements', async () => {
  const { calls } = renderWithPrefinery([<Leaderboard key="a" />, <Leaderboard key="b" />], answers);
  await waitFor(() => expect(screen.getAllByText('the board')).toHaveLength(2));
  expect(new Set(boards(calls).map((data) => JSON.stringify(data))).size).toBe(2);
});

test('passes the current user to the vendor, and is drawn again only when the user changes', async () => {
  const { calls } = renderWithPrefinery([<Leaderboard key="a" />, <SignupForm key="b" />], {
    ...answers,
    addUser: leonard,
  });
  await screen.findByText('the board');
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard.email}{Enter}`);
  await waitFor(() => expect(boards(calls)).toHaveLength(2));
  expect(boards(calls)).toEqual([
    { dom_id: expect.any(String) as string },
    { dom_id: expect.any(String) as string, id: leonard.id },
  ]);
  await waitFor(() => expect(screen.getAllByText('the board')).toHaveLength(1));
});

test('a failure shows a message and a retry', async () => {
  const changing = { ...answers, embedLeaderboard: { error: 'Out of order', status: 500 } as unknown };
  renderWithPrefinery(<Leaderboard data-testid="board" />, changing);
  expect(await screen.findByRole('alert')).toHaveTextContent('could not be shown');
  expect(screen.getByTestId('board')).toHaveAttribute('data-state', 'error');
  changing.embedLeaderboard = draw;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('the board')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a command that draws but never calls back counts as success', async () => {
  const { container } = renderWithPrefinery(<Leaderboard />, { getUser: null }, { timeout: 20 });
  await waitFor(() => expect(container.querySelector('[id^=prefinery]')).not.toBeNull());
  container.querySelector('[id^=prefinery]')?.append('the board');
  await waitFor(() => expect(container.firstElementChild).toHaveAttribute('data-state', 'success'));
  expect(screen.getByText('the board')).toBeVisible();
});

test('unmounted before the script has loaded, it is never drawn', async () => {
  const { unmount } = render(<PrefineryProvider project="abcd1234" children={<Leaderboard />} />);
  unmount();
  const vendor = answering(answers);
  install(vendor);
  document.querySelector('script')?.dispatchEvent(new Event('load'));
  await createPrefinery({ project: 'abcd1234' }).recordFormImpression();
  expect(vendor.calls).not.toHaveLength(0);
  expect(boards(vendor.calls)).toEqual([]);
});

test.each([
  ['Leaderboard', undefined],
  ['Rangliste', { label: 'Rangliste' }],
])('a frame without a title from the vendor gets the title %s', async (name, texts) => {
  const untitled = (data: unknown): undefined => {
    draw(data);
    document.getElementById((data as { dom_id: string }).dom_id)?.append(document.createElement('iframe'));
  };
  renderWithPrefinery(<Leaderboard texts={texts} />, { ...answers, embedLeaderboard: untitled });
  expect(await screen.findByTitle(name)).toBeInTheDocument();
});

test('with `pending` set to null there is nothing while it loads', () => {
  renderWithPrefinery(<Leaderboard data-testid="board" pending={null} />, {});
  expect(screen.getByTestId('board').querySelector('[data-prefinery]')).toBeNull();
});

test('takes the props of a div', async () => {
  const ref = createRef<HTMLDivElement>();
  renderWithPrefinery(<Leaderboard ref={ref} className="mine" pending="a moment" />, answers);
  expect(ref.current).toHaveClass('mine');
  expect(ref.current).toHaveTextContent('a moment');
  await screen.findByText('the board');
  // The vendor draws before it calls back.
  await waitFor(() => expect(ref.current).not.toHaveTextContent('a moment'));
});
