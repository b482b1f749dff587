import { createPrefinery, type Identity, type Prefinery, type PrefineryEvent } from '@prefinery-kit/core';
import { createFakeVendor, type FakeVendor, resetPage } from '@prefinery-kit/core/testing';
import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { dehydrate, type DehydrateOptions, hydrate, QueryClient } from '@tanstack/react-query';
import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client';
import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, StrictMode, useEffect, useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Anonymous } from '../src/visitor/Anonymous.tsx';
import { Authenticated } from '../src/visitor/Authenticated.tsx';
import { EmbeddedReferralPage } from '../src/vendor-pages/EmbeddedReferralPage.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { ListPosition } from '../src/sharing/ListPosition.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { useReferrerCode } from '../src/signup/useReferrerCode.ts';
import { useConsent } from '../src/visitor/useConsent.ts';
import { useLogoutUser } from '../src/visitor/useLogoutUser.ts';
import { useReferralPagePopup } from '../src/vendor-pages/useReferralPagePopup.ts';
import { useTriggerRewards } from '../src/sharing/useTriggerRewards.ts';
import { useUser } from '../src/visitor/useUser.ts';
import { PrefineryProvider, type PrefineryProviderProps } from '../src/provider/PrefineryProvider.tsx';
import { blocked, leonard, renderOnFake, sheldon, signed } from './fake.tsx';

const penny = 'penny@bigbangtheory.com';

/** Shows every state of `useUser` since the first render, so that a flash of another user is not missed. */
function History() {
  const { data: user, error } = useUser();
  const [shown, setShown] = useState<string[]>([]);
  const now = error ? error.code : user === undefined ? 'pending' : user ? user.email : 'anonymous';
  if (shown.at(-1) !== now) setShown([...shown, now]);
  return <p>{shown.join(' → ')}</p>;
}

function LogOut() {
  const { mutate: logOut } = useLogoutUser();
  return <button onClick={() => logOut()}>Log out</button>;
}

function Referrer() {
  const { data: code } = useReferrerCode();
  return <p>referrer: {code === null ? 'none' : code}</p>;
}

function Shop() {
  const { mutate: triggerRewards } = useTriggerRewards();
  const { open, error } = useReferralPagePopup();
  return (
    <>
      <button onClick={() => triggerRewards({ event: 'purchase' })}>Buy</button>
      <button onClick={open}>Invite</button>
      {error && <p>Popup: {error.code}</p>}
    </>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const join = async (email: string) => {
  const field = await screen.findByLabelText(/E-mail/);
  await userEvent.clear(field);
  await userEvent.type(field, `${email}{Enter}`);
};
const sentData = (fake: FakeVendor, name: string) =>
  fake.calls.filter(({ command }) => command === name).map(({ data }) => data);
/** Waits for everything that the fake answers in microtasks. */
const quiet = () => act(() => new Promise<void>((resolve) => void setTimeout(resolve, 0)));

/** A slow network: holds `command` back until the returned function is called. */
function slow(fake: FakeVendor, command: string): () => void {
  const held: (() => void)[] = [];
  Object.assign(window, {
    prefinery: (...call: unknown[]) =>
      call[0] === command ? held.push(() => fake.vendor(...call)) : fake.vendor(...call),
  });
  return () => held.splice(0).forEach((send) => send());
}

/** A new page load in the same browser: the session and all cookies stay. */
function reload({ session }: FakeVendor): void {
  const { cookie } = document;
  const users = [leonard, sheldon, ...(session?.email === penny ? [{ email: penny }] : [])];
  createFakeVendor({ users, session: session?.email }).install();
  for (const one of cookie.split('; ')) document.cookie = `${one}; path=/`;
}

const page = (ui: ReactNode, props: Partial<PrefineryProviderProps> = {}) => (
  <StrictMode>
    <PrefineryProvider {...({ project: 'abcd1234', ...props } as PrefineryProviderProps)}>{ui}</PrefineryProvider>
  </StrictMode>
);

test('identity undefined, then a user, then null: the visitor is anonymous, although the cookie had a session', async () => {
  const { again, fake } = renderOnFake(<History />, { session: sheldon.email });
  await screen.findByText(`pending → ${sheldon.email}`);
  again({ identity: signed(leonard.email) });
  await screen.findByText(`pending → ${sheldon.email} → pending → ${leonard.email}`);
  again({ identity: null });
  const all = `pending → ${sheldon.email} → pending → ${leonard.email} → pending → anonymous`;
  expect(await screen.findByText(all)).toBeVisible();
  expect(fake.session).toBeNull();
});

/** What an app has persisted. */
const disk = new Map<string, string>();
const storage = {
  getItem: (key: string) => disk.get(key) ?? null,
  setItem: (key: string, value: string) => void disk.set(key, value),
  removeItem: (key: string) => void disk.delete(key),
};

/** One page load: modules are loaded anew, as in a browser, and the app restores and persists its query cache. */
async function loadPage(identity: Identity, email: string, filter: DehydrateOptions = {}): Promise<void> {
  vi.resetModules();
  const kit = await import('../src/index.ts');
  const seen: (string | undefined)[] = [];
  function Seen() {
    seen.push(kit.useUser().data?.email);
    return <p>{seen.at(-1)}</p>;
  }
  const persister = createAsyncStoragePersister({ storage, throttleTime: 0 });
  const client = new QueryClient({ defaultOptions: { dehydrate: filter } });
  client.setQueryData(['a query'], 'of the app');
  const { unmount } = render(
    <PersistQueryClientProvider client={client} persistOptions={{ persister }}>
      <kit.PrefineryProvider project="abcd1234" identity={identity}>
        <Seen />
      </kit.PrefineryProvider>
    </PersistQueryClientProvider>,
  );
  await screen.findByText(email);
  expect(new Set(seen)).toEqual(new Set([undefined, email]));
  // Changes before the app has restored its cache are not persisted.
  await client.refetchQueries({ type: 'active' });
  await waitFor(() => expect(disk.size).toBe(1));
  unmount();
}

test('a persisted query cache never shows the user of an earlier page load', async () => {
  for (const { email } of [leonard, sheldon]) {
    resetPage();
    createFakeVendor({ users: [leonard, sheldon] }).install();
    await loadPage(signed(email), email);
  }
});

test('no data of a user is persisted: neither with the default of TanStack Query nor with a filter of the app', async () => {
  const shouldDehydrateQuery = ({ state }: { state: { status: string } }) => state.status !== 'error';
  for (const filter of [{}, { shouldDehydrateQuery }]) {
    disk.clear();
    resetPage();
    createFakeVendor({ users: [leonard] }).install();
    await loadPage(signed(leonard.email), leonard.email, filter);
    expect([...disk.values()].join()).toContain('of the app');
    expect([...disk.values()].join()).not.toMatch(/leonard|comiccenter|prefinery/);
  }
});

test('an app that asks for it persists the kit’s queries, and a later visit asks for its referrer and counts anew', async () => {
  const client = new QueryClient();
  const page = (
    <>
      <Referrer />
      <SignupForm />
    </>
  );
  const { fake, unmount } = renderOnFake(page, {}, { queryClient: client });
  await screen.findByText('referrer: none');
  await waitFor(() => expect(sentData(fake, 'recordFormImpression')).toHaveLength(1));
  const stored = JSON.stringify(dehydrate(client, { shouldDehydrateQuery: () => true }));
  expect(stored).toContain('referrer-code');
  unmount();

  vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(performance.timeOrigin + 86_400_000);
  const restored = new QueryClient();
  hydrate(restored, JSON.parse(stored));
  const later = renderOnFake(page, { referrer: 'leonard981' }, { queryClient: restored });
  expect(await screen.findByText('referrer: leonard981')).toBeVisible();
  await waitFor(() => expect(sentData(later.fake, 'recordFormImpression')).toHaveLength(1));
});

test('the identity changes while a signup is in flight: session and `useUser` end with the same user', async () => {
  const { again, fake } = renderOnFake([<History key="a" />, <SignupForm key="b" />]);
  await screen.findByText('pending → anonymous');
  const arrive = slow(fake, 'addUser');
  await join(penny);
  await screen.findByRole('button', { name: 'Joining…' });
  again({ identity: signed(leonard.email) });
  await quiet();
  arrive();
  expect(await screen.findByText(/→ leonard@bigbangtheory.com$/)).toBeVisible();
  await quiet();
  expect(fake.session?.email).toBe(leonard.email);
  expect(screen.getByText(/→ leonard@bigbangtheory.com$/)).not.toHaveTextContent(penny);
});

test('a signup with another address than the identity: rewards and referral page are for the user of the session', async () => {
  const ui = [<History key="a" />, <SignupForm key="b" />, <Shop key="c" />, <EmbeddedReferralPage key="d" />];
  const { fake } = renderOnFake(ui, {}, { identity: signed('work@bigbangtheory.com') });
  await screen.findByText('pending → anonymous');
  await join(penny);
  expect(await screen.findByText(`pending → anonymous → ${penny}`)).toBeVisible();
  expect(await screen.findByText(`Referral page of ${penny}`)).toBeVisible();
  await press('Buy');
  await press('Invite');
  await waitFor(() => expect(sentData(fake, 'popupReferralPage')).toHaveLength(1));
  const sent = ['triggerRewards', 'popupReferralPage', 'embedReferralPage'].flatMap((name) => sentData(fake, name));
  expect(JSON.stringify(sent)).not.toContain('work@');
});

test('after useLogoutUser the popup does not show the referral page of the user who logged out', async () => {
  const ui = [<History key="a" />, <LogOut key="b" />, <Shop key="c" />];
  const { fake } = renderOnFake(ui, {}, { identity: signed(leonard.email) });
  await screen.findByText(`pending → ${leonard.email}`);
  await press('Log out');
  await screen.findByText(`pending → ${leonard.email} → anonymous`);
  await press('Invite');
  expect(await screen.findByText('Popup: forbidden')).toBeVisible();
  expect(sentData(fake, 'popupReferralPage')).toEqual([undefined]);
  expect(document.querySelector('[data-prefinery-fake]')).toBeNull();
});

test('the vendor’s popup closes when the user logs out', async () => {
  const ui = [<History key="a" />, <LogOut key="b" />, <Shop key="c" />];
  renderOnFake(ui, {}, { identity: signed(leonard.email) });
  await screen.findByText(`pending → ${leonard.email}`);
  await press('Invite');
  await waitFor(() => expect(document.querySelector('[data-prefinery-fake]')).toHaveTextContent(leonard.email));
  await press('Log out');
  await waitFor(() => expect(document.querySelector('[data-prefinery-fake]')).toBeNull());
});

test('identity null ends a session that an identity started on an earlier page', async () => {
  const { fake, unmount } = renderOnFake(<History />, {}, { identity: signed(leonard.email) });
  await screen.findByText(`pending → ${leonard.email}`);
  unmount();
  reload(fake);
  render(page(<History />, { identity: null }));
  expect(await screen.findByText('pending → anonymous')).toBeVisible();
});

test('identity null does not end a session that a signup started, also on the next page', async () => {
  const ui = [<History key="a" />, <SignupForm key="b" />];
  const { fake, unmount } = renderOnFake(ui, { users: [leonard, sheldon] }, { identity: null });
  await screen.findByText('pending → anonymous');
  await join(penny);
  await screen.findByText(`pending → anonymous → ${penny}`);
  unmount();
  reload(fake);
  render(page(<History />, { identity: null }));
  expect(await screen.findByText(`pending → ${penny}`)).toBeVisible();
});

test('two React roots without a shared QueryClient: a signup in one shows at once in both', async () => {
  const { fake } = renderOnFake(<SignupForm />);
  render(page(<History />));
  await screen.findByText('pending → anonymous');
  await join(penny);
  expect(await screen.findByText(`pending → anonymous → ${penny}`)).toBeVisible();
  expect(fake.calls.filter(({ command }) => command === 'getUser')).toHaveLength(1);
});

test('an identity of the user who has just joined: the success message stays', async () => {
  const ui = [<History key="a" />, <SignupForm key="b" />];
  const { again, fake } = renderOnFake(ui);
  await screen.findByText('pending → anonymous');
  await join(penny);
  await screen.findByText(/You are on the list/);
  again({ identity: signed(penny) });
  await quiet();
  expect(screen.getByText(/You are on the list/)).toBeVisible();
  expect(screen.getByText(`pending → anonymous → ${penny}`)).toBeVisible();
  expect(fake.session?.email).toBe(penny);
});

test('a signup in flight stays pending when the identity changes, and is sent once', async () => {
  const { again, fake } = renderOnFake([<History key="a" />, <SignupForm key="b" />]);
  await screen.findByText('pending → anonymous');
  const arrive = slow(fake, 'addUser');
  await join(penny);
  const button = await screen.findByRole('button', { name: 'Joining…' });
  again({ identity: signed(leonard.email) });
  await quiet();
  expect(button).toHaveTextContent('Joining…');
  await userEvent.click(button);
  arrive();
  await waitFor(() => expect(fake.session?.email).toBe(leonard.email));
  expect(sentData(fake, 'addUser')).toHaveLength(1);
});

test('after a log-out the form no longer shows its success message', async () => {
  renderOnFake([<History key="a" />, <SignupForm key="b" />, <LogOut key="c" />]);
  await screen.findByText('pending → anonymous');
  await join(penny);
  await screen.findByText(/You are on the list/);
  await press('Log out');
  await screen.findByText(`pending → anonymous → ${penny} → anonymous`);
  expect(screen.queryByText(/You are on the list/)).toBeNull();
  expect(screen.getByLabelText(/E-mail/)).toBeVisible();
});

test('the app’s own client loads the script after a failure: useUser recovers', async () => {
  const { fake } = renderOnFake(<History />, { session: leonard.email }, {}, blocked);
  await screen.findByText('pending → script_failed');
  fake.fault('script', null);
  createPrefinery({ project: 'abcd1234' }).load();
  expect(await screen.findByText(new RegExp(`script_failed → (pending → )?${leonard.email}$`))).toBeVisible();
});

test('no command is sent while a promise of an identity is pending; a later promise with the same user logs in no second time', async () => {
  let arrive: (identity: Identity) => void = () => undefined;
  const promise = new Promise<Identity>((resolve) => (arrive = resolve));
  const { again, commands, fake } = renderOnFake(<History />, { session: sheldon.email }, { identity: promise });
  await quiet();
  expect(commands()).toEqual([]);
  arrive(signed(leonard.email));
  expect(await screen.findByText(`pending → ${leonard.email}`)).toBeVisible();
  again({ identity: Promise.resolve(signed(leonard.email)) });
  expect(await screen.findByText(/leonard@bigbangtheory.com$/)).toBeVisible();
  await quiet();
  expect(screen.getByText(/leonard@bigbangtheory.com$/)).not.toHaveTextContent(sheldon.email);
  expect(fake.calls.filter(({ command }) => command === 'authenticateUser')).toHaveLength(1);
});

test('after identity_failed a refetch calls the identity function of the latest render', async () => {
  const fetchIdentity = vi.fn<() => Promise<Identity>>(() => Promise.reject(new Error('offline')));
  function Retry() {
    const { refetch } = useUser();
    return <button onClick={() => void refetch()}>Retry</button>;
  }
  const ui = [<History key="a" />, <Retry key="b" />];
  const { again } = renderOnFake(ui, {}, { identity: () => fetchIdentity() });
  await screen.findByText('pending → identity_failed');
  again({ identity: () => Promise.resolve(signed(leonard.email)) });
  await press('Retry');
  expect(await screen.findByText(new RegExp(`identity_failed → (pending → )?${leonard.email}$`))).toBeVisible();
});

test('after a log-out the referral page of the user is removed', async () => {
  const ui = [<History key="a" />, <EmbeddedReferralPage key="b" />, <LogOut key="c" />];
  renderOnFake(ui, {}, { identity: signed(leonard.email) });
  await screen.findByText(`Referral page of ${leonard.email}`);
  await press('Log out');
  await screen.findByText(/→ anonymous$/);
  expect(screen.queryByText(/Referral page of/)).toBeNull();
});

test('while a log-in as another user is in flight, the referral page of the previous user is not shown', async () => {
  const ui = [<History key="a" />, <EmbeddedReferralPage key="b" />];
  const { again, fake } = renderOnFake(ui, {}, { identity: signed(leonard.email) });
  await screen.findByText(`Referral page of ${leonard.email}`);
  const arrive = slow(fake, 'logoutUser');
  again({ identity: signed(sheldon.email) });
  await quiet();
  expect(screen.queryByText(/Referral page of/)).toBeNull();
  arrive();
  expect(await screen.findByText(`Referral page of ${sheldon.email}`)).toBeVisible();
});

test('the user is no longer shown once consent is denied, also if the identity is the same user’s', async () => {
  const { again } = renderOnFake(<History />, { session: leonard.email });
  await screen.findByText(`pending → ${leonard.email}`);
  again({ consent: 'pending', identity: signed(leonard.email) });
  again({ consent: 'denied', identity: signed(leonard.email) });
  expect(await screen.findByText(new RegExp(`${leonard.email} → (pending → )?disabled$`))).toBeVisible();
});

test.each([
  ['addUser', penny, (client: Prefinery, signal: AbortSignal) => client.addUser({ email: penny }, { signal })],
  ['logoutUser', 'anonymous', (client: Prefinery, signal: AbortSignal) => client.logoutUser({ signal })],
  [
    'authenticateUser',
    sheldon.email,
    (client: Prefinery, signal: AbortSignal) => client.authenticateUser(signed(sheldon.email), { signal }),
  ],
] as const)('useUser shows the effect of %s also if the caller has aborted it', async (command, then, change) => {
  const { fake } = renderOnFake(<History />, { session: leonard.email });
  await screen.findByText(`pending → ${leonard.email}`);
  fake.fault(command, 'late');
  const stop = new AbortController();
  const changed = change(createPrefinery({ project: 'abcd1234' }), stop.signal);
  await waitFor(() => expect(fake.calls.at(-1)?.command).toBe(command));
  stop.abort();
  await expect(changed).rejects.toMatchObject({ code: 'aborted' });
  expect(await screen.findByText(`pending → ${leonard.email} → ${then}`)).toBeVisible();
});

test('identity null ends the session of a log-in that timed out', async () => {
  const late = (fake: FakeVendor) => fake.fault('authenticateUser', 'late');
  const { again, fake } = renderOnFake(<History />, {}, { identity: signed(leonard.email), timeout: 1 }, late);
  await screen.findByText('pending → timeout');
  expect(fake.session?.email).toBe(leonard.email);
  again({ identity: null });
  expect(await screen.findByText(/→ anonymous$/)).toBeVisible();
  expect(fake.session).toBeNull();
});

test('a log-in that waits for a signup in flight is not sent once consent is denied', async () => {
  const { commands, fake } = renderOnFake(<History />);
  await screen.findByText('pending → anonymous');
  const client = createPrefinery({ project: 'abcd1234' });
  const arrive = slow(fake, 'addUser');
  const joined = client.addUser({ email: penny });
  const loggedIn = client.authenticateUser(signed(leonard.email));
  await quiet();
  client.setConsent('denied');
  arrive();
  await joined;
  await expect(loggedIn).rejects.toMatchObject({ code: 'disabled' });
  expect(commands()).toEqual(['getUser', 'addUser']);
});

test('onEvent gets authenticateUser once, with the user of the answer', async () => {
  const onEvent = vi.fn<(event: PrefineryEvent) => void>();
  renderOnFake(<History />, {}, { identity: signed(leonard.email), onEvent });
  await screen.findByText(`pending → ${leonard.email}`);
  const told = onEvent.mock.calls.filter(([{ type }]) => type === 'authenticateUser');
  expect(told).toEqual([[{ type: 'authenticateUser', result: expect.objectContaining({ id: leonard.id }) }]]);
});

test.each([
  [
    'Anonymous',
    () => [<Anonymous key="a" children={<SignupForm />} />, <Authenticated key="b">Your card</Authenticated>],
  ],
  ['the empty of Authenticated', () => <Authenticated empty={<SignupForm />}>Your card</Authenticated>],
  ['the empty of a part', () => <ListPosition empty={<SignupForm />} />],
  ['an app that draws another page for a user', () => <OwnPage />],
  ['an app that draws another page a frame later', () => <LaterPage />],
])(
  'a signup by keyboard in %s is announced once, and the focus moves to what replaces the form',
  async (_where, ui) => {
    renderOnFake(<main>{ui()}</main>);
    await join(penny);
    await screen.findByText(/Your card|Your place/);
    const said = () =>
      [...document.querySelectorAll('[role=status], [aria-live]')].map(({ textContent }) => textContent);
    const words = 'You are on the list. Number 3 in line.';
    await waitFor(() => expect(said().filter((text) => text === words)).toEqual([words]));
    expect(screen.queryByLabelText(/E-mail/)).toBeNull();
    expect(document.activeElement).not.toBe(document.body);
    expect(document.activeElement).toHaveTextContent(/Your card|Your place/);
  },
);

function OwnPage() {
  const { data: user } = useUser();
  return user ? <h1>Your card</h1> : <SignupForm />;
}

/** Replaces the form in a later render, as an app with a store does. */
function LaterPage() {
  const { data: user } = useUser();
  const [shown, setShown] = useState(user);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setShown(user));
    return () => cancelAnimationFrame(frame);
  }, [user]);
  return shown ? <h1>Your card</h1> : <SignupForm />;
}

test('a log-out button that is removed by the log-out: the focus moves to the heading of `empty`', async () => {
  const ui = (
    <main>
      <Authenticated empty={<h1>Join us</h1>}>
        <LogOut />
      </Authenticated>
    </main>
  );
  renderOnFake(ui, { session: leonard.email });
  await screen.findByRole('button', { name: 'Log out' });
  screen.getByRole('button', { name: 'Log out' }).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Join us' })).toHaveFocus());
});

test('with double opt-in the form asks to confirm the address', async () => {
  renderOnFake(<SignupForm />, { doubleOptIn: true });
  await join(penny);
  expect(await screen.findByText('Almost there.')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent(/Confirm your address: we have sent you a link/);
  expect(screen.queryByText(/You are on the list/)).toBeNull();
});

test('a signup while consent is pending shows that it waits, sends consent_required, and is sent once consent is granted', async () => {
  const onEvent = vi.fn<(event: PrefineryEvent) => void>();
  function Banner() {
    const { consent, setConsent } = useConsent();
    return <button onClick={() => setConsent('granted')}>Consent: {consent}</button>;
  }
  const ui = [<SignupForm key="a" />, <Banner key="b" />];
  const { commands } = renderOnFake(ui, {}, { consent: 'pending', onEvent });
  await join(penny);
  expect(await screen.findByText('Allow the waitlist service, and your signup goes on.')).toHaveRole('status');
  await waitFor(() => expect(onEvent).toHaveBeenCalledWith({ type: 'consent_required', result: null }));
  expect(commands()).toEqual([]);
  expect(screen.getByLabelText(/E-mail/)).toHaveValue(penny);
  await press('Consent: pending');
  expect(await screen.findByText(/You are on the list/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Consent: granted' })).toBeVisible();
});

describe('a leaderboard does not wait for getUser', () => {
  const board = () => document.querySelector('[data-prefinery=leaderboard]')?.textContent;
  const ui = [<History key="a" />, <Leaderboard key="b" />, <SignupForm key="c" />];
  const hold = (command: string, held: { arrive: () => void }) => (fake: FakeVendor) => {
    held.arrive = slow(fake, command);
  };

  test.each([[undefined], [null]])(
    'where the identity is %s: it is drawn for the browser session, once',
    async (identity) => {
      const held = { arrive: () => {} };
      const { fake } = renderOnFake(ui, { session: leonard.email }, { identity }, hold('getUser', held));
      await waitFor(() => expect(board()).toBe(`Leaderboard of ${leonard.email}`));
      expect(screen.getByText('pending')).toBeVisible();
      held.arrive();
      await screen.findByText(`pending → ${leonard.email}`);
      await quiet();
      expect(sentData(fake, 'embedLeaderboard')).toHaveLength(1);
    },
  );

  test('a signup before getUser is answered draws the leaderboard of the new user', async () => {
    const held = { arrive: () => {} };
    const { fake } = renderOnFake(ui, {}, {}, hold('getUser', held));
    await waitFor(() => expect(sentData(fake, 'embedLeaderboard')).toHaveLength(1));
    await join(penny);
    await waitFor(() => expect(board()).toBe(`Leaderboard of ${penny}`));
    held.arrive();
    await quiet();
    expect(board()).toBe(`Leaderboard of ${penny}`);
  });

  test('while a promise of an identity is pending, no leaderboard is shown, and one that was drawn is removed', async () => {
    const held = { arrive: () => {} };
    const { again, fake } = renderOnFake(ui, { session: sheldon.email }, {}, hold('getUser', held));
    await waitFor(() => expect(board()).toBe(`Leaderboard of ${sheldon.email}`));
    let tell: (identity: Identity) => void = () => undefined;
    again({ identity: new Promise<Identity>((resolve) => (tell = resolve)) });
    await quiet();
    expect(board()).toBe('');
    tell(signed(leonard.email));
    held.arrive();
    await waitFor(() => expect(fake.session?.email).toBe(leonard.email));
    held.arrive();
    await waitFor(() => expect(board()).toBe(`Leaderboard of ${leonard.email}`));
    expect(sentData(fake, 'embedLeaderboard')).toHaveLength(2);
  });

  test('identity null that ends a session of an earlier page: the leaderboard of its user is never shown', async () => {
    const first = renderOnFake(<History />, {}, { identity: signed(leonard.email) });
    await screen.findByText(`pending → ${leonard.email}`);
    first.unmount();
    reload(first.fake);
    const shown = new Set<string | undefined>();
    const observer = new MutationObserver(() => shown.add(board()));
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    render(page(ui, { identity: null }));
    await screen.findByText('pending → anonymous');
    await waitFor(() => expect(board()).toBe('Leaderboard'));
    observer.disconnect();
    expect([...shown].filter((text) => text?.includes(leonard.email))).toEqual([]);
  });
});
