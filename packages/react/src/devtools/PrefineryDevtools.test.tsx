import { readCalls } from '@prefinery-kit/core/devtools';
import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { Leaderboard } from '../vendor-pages/Leaderboard.tsx';
import { useUser } from '../visitor/useUser.ts';
import { usePrefinery } from '../foundation/usePrefinery.ts';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { blocked, leonard, renderOnFake, sheldon, signed } from '../../test/fake.tsx';
import { PrefineryDevtools } from './index.ts';

/** Queries of Testing Library do not search a shadow root. */
function devtools() {
  const root = document.querySelector('prefinery-devtools')?.shadowRoot?.firstElementChild;
  if (!(root instanceof HTMLElement)) throw new Error('There are no devtools on the page.');
  return within(root);
}

const Name = () => <p>{useUser().data?.email ?? 'nobody'}</p>;

function Buttons() {
  const prefinery = usePrefinery();
  const act = (run: () => Promise<unknown>) => () => void run().catch(() => undefined);
  return (
    <>
      <button onClick={act(() => prefinery.addUser({ ...sheldon, first_name: 'Sheldon' }))}>Join</button>
      <button onClick={act(() => prefinery.addUser('sheldon'))}>Join wrongly</button>
      <button onClick={act(() => prefinery.getReferrerCode())}>Ask</button>
    </>
  );
}

function Switched({ children }: { children: ReactNode }) {
  const [isShown, setShown] = useState(true);
  return (
    <>
      <button onClick={() => setShown(false)}>switch</button>
      {isShown && children}
    </>
  );
}

/** The focused element inside the shadow root: for the page it is the host. */
const focused = () => document.querySelector('prefinery-devtools')?.shadowRoot?.activeElement;

const open = () => userEvent.click(devtools().getByRole('button', { name: /^Open Prefinery devtools/ }));
const choose = (name: RegExp | string) => userEvent.click(devtools().getByRole('tab', { name }));
const rows = (name: 'Queue' | 'Done') =>
  within(devtools().getByRole('region', { name }))
    .getAllByRole('listitem')
    .map((row) => row.textContent);

test('commands before the panel was opened are listed, the newest first, with data, answer and time', async () => {
  const { commands } = renderOnFake([<Name key="a" />, <Buttons key="b" />, <PrefineryDevtools key="c" />]);
  await waitFor(() => expect(commands()).toEqual(['getUser']));
  await userEvent.click(screen.getByRole('button', { name: 'Join' }));
  await waitFor(() => expect(commands()).toEqual(['getUser', 'addUser']));
  const before = commands().length;
  await open();
  expect(focused()).toBe(devtools().getByRole('dialog', { name: 'Prefinery devtools' }));
  await waitFor(() => expect(rows('Done')).toHaveLength(2));
  expect(rows('Done')[0]).toMatch(/^addUserforbidden\d+ ms$/);
  expect(rows('Done')[1]).toMatch(/^getUser\d+ ms$/);
  await userEvent.click(devtools().getByText('addUser'));
  expect(await devtools().findByText('"Sheldon"')).toBeVisible();
  expect(devtools().getByText(/pass an identity with its signature/)).toBeVisible();
  expect(devtools().getByText(/^Called at .*, sent after \d+ ms, failed after \d+ ms$/)).toBeVisible();
  for (const tab of ['Visitor', /^Errors/]) await choose(tab);
  expect(commands()).toHaveLength(before);
});

test('the queue shows what each command waits for', async () => {
  const { fake } = renderOnFake([<Buttons key="a" />, <PrefineryDevtools key="b" defaultOpen />], {}, {}, (fake) =>
    fake.fault('getReferrerCode', 'late'),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await waitFor(() => expect(rows('Queue')).toEqual(['getReferrerCodewaits for its answer']));
  fake.release();
  await waitFor(() => expect(rows('Done')).toEqual([expect.stringMatching(/^getReferrerCode\d+ ms$/)]));
  expect(devtools().queryByRole('region', { name: 'Queue' })).toBeNull();
  await userEvent.click(devtools().getByRole('button', { name: 'Clear' }));
  expect(await devtools().findByText(/No command was called yet/)).toBeVisible();
});

test('commands wait for consent, and are sent once it is granted', async () => {
  const { again } = renderOnFake(
    [<Name key="a" />, <PrefineryDevtools key="b" defaultOpen />],
    {},
    { consent: 'pending' },
  );
  await waitFor(() => expect(rows('Queue')).toEqual(['getUserwaits for consent']));
  expect(devtools().getByText('pending')).toBeVisible();
  again({ consent: 'granted' });
  await waitFor(() => expect(rows('Done')).toHaveLength(1));
  expect(devtools().getByText('granted')).toBeVisible();
});

test('errors have their code and what to do, and a blocked script is retried', async () => {
  const ui = [<Name key="a" />, <Buttons key="b" />, <PrefineryDevtools key="c" />];
  const { fake } = renderOnFake(ui, { session: leonard.email }, {}, blocked);
  await userEvent.click(screen.getByRole('button', { name: 'Join wrongly' }));
  await waitFor(() =>
    expect(devtools().getByRole('button', { name: 'Open Prefinery devtools (errors: 3)' })).toBeVisible(),
  );
  await open();
  expect(devtools().getByText('failed')).toBeVisible();
  await choose('Errors 3');
  expect(devtools().getByText('invalid_data')).toBeVisible();
  expect(devtools().getByText(/must be an e-mail address/)).toBeVisible();
  expect(devtools().getAllByText(/Call load\(\) to try again/)).toHaveLength(2);
  fake.fault('script', null);
  await userEvent.click(devtools().getByRole('button', { name: 'Try again' }));
  expect(await devtools().findByText('ready')).toBeVisible();
  expect(await devtools().findByRole('tab', { name: 'Errors 2' })).toBeVisible();
  // The page recovers as it would without the devtools.
  expect(await screen.findByText(leonard.email)).toBeVisible();
});

test('a leaderboard that fails and is drawn again: its states, its slots, and what the devtools list', async () => {
  const slots = {
    pending: 'One moment',
    error: (_: Error, retry: () => void) => <button onClick={retry}>Again</button>,
  };
  const { container, fake } = renderOnFake(
    [<Leaderboard key="a" {...slots} />, <PrefineryDevtools key="b" />],
    {},
    {},
    (vendor) => vendor.fault('embedLeaderboard', { answer: { error: 'Out of order', status: 500 } }),
  );
  const board = () => container.querySelector<HTMLElement>('[data-prefinery=leaderboard]');
  const state = () => [board()?.dataset['state'], board()?.getAttribute('aria-busy')];
  expect(state()).toEqual(['pending', 'true']);
  expect(screen.getByText('One moment')).toBeVisible();
  const again = await screen.findByRole('button', { name: 'Again' });
  expect(state()).toEqual(['error', 'false']);
  expect(screen.queryByText('One moment')).toBeNull();
  await open();
  const done = () => rows('Done').filter((row) => row.startsWith('embedLeaderboard'));
  expect(done()).toEqual([expect.stringMatching(/^embedLeaderboardrejected\d+ ms$/)]);

  fake.fault('embedLeaderboard', 'late');
  await userEvent.click(again);
  expect(await screen.findByText('One moment')).toBeVisible();
  expect(state()).toEqual(['pending', 'true']);
  expect(screen.queryByRole('button', { name: 'Again' })).toBeNull();
  await waitFor(() =>
    expect(rows('Queue')).toEqual([expect.stringMatching(/^embedLeaderboard.*waits for its answer$/)]),
  );

  await act(async () => fake.release());
  await waitFor(() => expect(state()).toEqual(['success', 'false']));
  expect(screen.queryByText('One moment')).toBeNull();
  expect(done()).toEqual([expect.not.stringContaining('rejected'), expect.stringMatching(/^embedLeaderboardrejected/)]);
});

test('an aborted drawing of an unmounted part is not listed as an error', async () => {
  const { commands } = renderOnFake(
    [
      <Name key="name" />,
      <Switched key="switched">
        <Leaderboard />
      </Switched>,
      <PrefineryDevtools key="devtools" defaultOpen />,
    ],
    { session: leonard.email },
    {},
    (fake) => fake.fault('embedLeaderboard', 'silent'),
  );
  await waitFor(() => expect(commands()).toContain('embedLeaderboard'));
  await userEvent.click(screen.getByRole('button', { name: 'switch' }));
  await waitFor(() => expect(readCalls().map(({ error }) => error?.code)).toContain('aborted'));
  await waitFor(() => expect(rows('Done')).toHaveLength(2));
  expect(devtools().getByRole('tab', { name: /^Errors/ })).toHaveTextContent(/^Errors$/);
});

test('it shows the cached user and the identity, and no whole signature', async () => {
  const identity = signed(leonard.email);
  renderOnFake([<Name key="a" />, <PrefineryDevtools key="b" defaultOpen />], {}, { identity });
  expect(await screen.findByText(leonard.email)).toBeVisible();
  await choose('Visitor');
  const cached = within(devtools().getByRole('region', { name: 'Cached user' }));
  expect(cached.getByText('"leonard981"')).toBeVisible();
  const vouched = within(devtools().getByRole('region', { name: 'Identity' }));
  expect(vouched.getByText(`"${leonard.email}"`)).toBeVisible();
  await choose(/^Commands/);
  await userEvent.click(devtools().getByText('authenticateUser'));
  expect(await devtools().findByText('"signat…"')).toBeVisible();
  expect(document.querySelector('prefinery-devtools')?.shadowRoot?.textContent).not.toContain(identity.signature);
});

test('it does not read the user if no component has', async () => {
  const { commands } = renderOnFake(<PrefineryDevtools defaultOpen />, {}, { load: 'eager' });
  expect(await devtools().findByText('ready')).toBeVisible();
  await choose('Visitor');
  expect(devtools().getByText('Not asked yet.')).toBeVisible();
  expect(devtools().getByText('The app vouches for nobody.')).toBeVisible();
  expect(commands()).toEqual([]);
});

test('the hosted service has no faults, and is not asked for them', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  renderOnFake(<PrefineryDevtools defaultOpen />);
  expect(await devtools().findByText('widget.prefinery.com')).toBeVisible();
  expect(devtools().queryByRole('tab', { name: /Sandbox/ })).toBeNull();
  await choose('Visitor');
  expect(devtools().queryByRole('button', { name: 'Become another visitor' })).toBeNull();
  expect(fetched).not.toHaveBeenCalled();
});

test('it is opened and closed by keyboard, arrow keys switch tabs, and no key event reaches the app', async () => {
  const heard = vi.fn<() => void>();
  document.addEventListener('keydown', heard);
  renderOnFake(<PrefineryDevtools />);
  devtools().getByRole('button', { name: 'Open Prefinery devtools' }).focus();
  await userEvent.keyboard('{Enter}');
  heard.mockClear();
  expect(focused()).toBe(devtools().getByRole('dialog'));
  act(() => devtools().getByRole('tab', { name: 'Commands' }).focus());
  await userEvent.keyboard('{ArrowLeft}');
  expect(focused()).toBe(devtools().getByRole('tab', { name: 'Errors' }));
  expect(devtools().getByRole('tabpanel', { name: 'Errors' })).toHaveTextContent('Nothing has gone wrong.');
  await userEvent.keyboard('{Escape}');
  expect(devtools().queryByRole('dialog')).toBeNull();
  expect(focused()).toBe(devtools().getByRole('button', { name: 'Open Prefinery devtools' }));
  expect(heard).not.toHaveBeenCalled();
  document.removeEventListener('keydown', heard);
});

test('open from the start it does not take the focus, and unmounted it leaves nothing', () => {
  const { unmount } = renderOnFake(<PrefineryDevtools defaultOpen />);
  expect(focused()).toBeNull();
  expect(devtools().getByRole('dialog')).toBeInTheDocument();
  unmount();
  expect(document.querySelector('prefinery-devtools')).toBeNull();
});

test('on a server it renders an empty element', () => {
  const page = (
    <PrefineryProvider project="abcd1234" consent="pending">
      <PrefineryDevtools defaultOpen />
    </PrefineryProvider>
  );
  expect(renderToString(page)).toBe(
    '<prefinery-devtools data-prefinery="devtools" data-position="bottom-right"></prefinery-devtools>',
  );
});
