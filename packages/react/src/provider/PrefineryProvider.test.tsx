import type { Identity, PrefineryError, PrefineryEvent } from '@prefinery-kit/core';
import { createFakeVendor, type FakeVendor, resetPage } from '@prefinery-kit/core/testing';
import { keepPreviousData, QueryClient } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, StrictMode, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { useAddUser } from '../signup/useAddUser.ts';
import { useLogoutUser } from '../visitor/useLogoutUser.ts';
import { usePrefinery } from '../foundation/usePrefinery.ts';
import { useReferralPagePopup } from '../vendor-pages/useReferralPagePopup.ts';
import { useTriggerRewards } from '../sharing/useTriggerRewards.ts';
import { useUser } from '../visitor/useUser.ts';
import { PrefineryProvider } from './PrefineryProvider.tsx';
import { blocked, leonard, renderOnFake, sheldon, signed } from '../../test/fake.tsx';

function Name() {
  const { data: user, error } = useUser();
  // Records every user that was ever rendered, so that a flash of another user is detected.
  const [shown, setShown] = useState<string[]>([]);
  const now = error ? error.code : user === undefined ? 'waiting' : user ? user.email : 'nobody';
  if (shown.at(-1) !== now) setShown([...shown, now]);
  return <p>{shown.join(' → ')}</p>;
}

test('the user of the identity is known', async () => {
  const { commands, fake } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) });
  expect(await screen.findByText(`waiting → ${leonard.email}`)).toBeVisible();
  expect(commands()).toEqual(['authenticateUser', 'getUser']);
  expect(fake.session?.id).toBe(leonard.id);
});

test('an inline identity object or function counts as the same identity on every render', async () => {
  const { again, commands } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) });
  await screen.findByText(`waiting → ${leonard.email}`);
  again({ identity: signed(leonard.email) });
  again({ identity: { ...signed(leonard.email) } });
  expect(await screen.findByText(`waiting → ${leonard.email}`)).toBeVisible();
  expect(commands()).toEqual(['authenticateUser', 'getUser']);
});

test('an identity function is called once, and everything waits for its answer', async () => {
  let answer: (identity: ReturnType<typeof signed>) => void = () => undefined;
  const fetchIdentity = vi.fn<() => Promise<ReturnType<typeof signed>>>(
    () => new Promise((resolve) => (answer = resolve)),
  );
  const { again, commands } = renderOnFake(<Name />, {}, { identity: fetchIdentity });
  await waitFor(() => expect(fetchIdentity).toHaveBeenCalled());
  expect(commands()).toEqual([]);
  again({ identity: () => fetchIdentity() });
  answer(signed(sheldon.email));
  expect(await screen.findByText(`waiting → ${sheldon.email}`)).toBeVisible();
  expect(fetchIdentity).toHaveBeenCalledOnce();
});

test('another identity: the old user is logged out first, and never shown as the new one', async () => {
  const { again, commands } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) });
  await screen.findByText(`waiting → ${leonard.email}`);
  again({ identity: signed(sheldon.email) });
  expect(await screen.findByText(`waiting → ${leonard.email} → waiting → ${sheldon.email}`)).toBeVisible();
  expect(commands()).toEqual(['authenticateUser', 'getUser', 'logoutUser', 'authenticateUser', 'getUser']);
});

test('a slow log-in of an identity that was replaced does not take over the session', async () => {
  let arrive: () => void = () => undefined;
  const slow = () => new Promise<Identity>((resolve) => (arrive = () => resolve(signed(leonard.email))));
  const { again, fake } = renderOnFake(<Name />, {}, { identity: slow });
  again({ identity: signed(sheldon.email) });
  await screen.findByText(`waiting → ${sheldon.email}`);
  arrive();
  // The fake answers in microtasks, so everything that was going to happen has happened by then.
  await new Promise((resolve) => setTimeout(resolve));
  expect(fake.session?.email).toBe(sheldon.email);
  expect(fake.calls.filter(({ command }) => command === 'authenticateUser')).toHaveLength(1);
});

test('an identity that becomes null logs the user out of the campaign', async () => {
  const { again, fake } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) });
  await screen.findByText(`waiting → ${leonard.email}`);
  again({ identity: null });
  expect(await screen.findByText(`waiting → ${leonard.email} → waiting → nobody`)).toBeVisible();
  expect(fake.session).toBeNull();
});

test('an identity that has not joined the campaign is anonymous, and the session of another user is ended', async () => {
  const { commands, fake } = renderOnFake(<Name />, {}, { identity: signed('penny@bigbangtheory.com') });
  expect(await screen.findByText('waiting → nobody')).toBeVisible();
  expect(commands()).toEqual(['authenticateUser', 'logoutUser', 'getUser']);
  expect(fake.session).toBeNull();
});

test('an identity with a wrong signature is an error', async () => {
  renderOnFake(<Name />, {}, { identity: { email: leonard.email, signature: 'wrong' } });
  expect(await screen.findByText('waiting → forbidden')).toBeVisible();
});

test('an identity function that fails is an error of the kit with its cause, and leaves no unhandled rejection', async () => {
  const cause = new Error('offline');
  function Cause() {
    return <p>because of {String(useUser().error?.cause)}</p>;
  }
  const ui = [<Name key="name" />, <Cause key="cause" />];
  renderOnFake(ui, {}, { identity: () => Promise.reject(cause) });
  expect(await screen.findByText('waiting → identity_failed')).toBeVisible();
  expect(screen.getByText('because of Error: offline')).toBeVisible();
});

/** As in the README: an identity function, and a key for each account. */
function keyed(fetchIdentity: (account: string) => Promise<Identity>, ui: ReactNode) {
  resetPage();
  const fake = createFakeVendor({ users: [leonard, sheldon] });
  fake.install();
  const page = (account: string | null) => (
    <StrictMode>
      <PrefineryProvider
        project="abcd1234"
        key={account}
        identity={account === null ? null : () => fetchIdentity(account)}
      >
        {ui}
      </PrefineryProvider>
    </StrictMode>
  );
  const { rerender } = render(page(leonard.email));
  return { fake, become: (account: string | null) => rerender(page(account)) };
}

test('a provider with another key takes over the session: a log-out or another account leaves no earlier user behind', async () => {
  const { fake, become } = keyed(async (account) => signed(account), <Name />);
  await screen.findByText(`waiting → ${leonard.email}`);
  become(null);
  expect(await screen.findByText('waiting → nobody')).toBeVisible();
  expect(fake.session).toBeNull();
  become(sheldon.email);
  expect(await screen.findByText(`waiting → ${sheldon.email}`)).toBeVisible();
  expect(fake.session?.email).toBe(sheldon.email);
});

test('a log-out of the app ends the session also on a page without components', async () => {
  const remember = () => void (document.cookie = 'prefinery_kit_abcd1234=app; path=/');
  const { fake } = renderOnFake(<p>no hook here</p>, { session: leonard.email }, { identity: null }, remember);
  await waitFor(() => expect(fake.session).toBeNull());
});

test('`onError` is called with each failure once, however many components it affects', async () => {
  const onError = vi.fn<(error: PrefineryError) => void>();
  function Twice() {
    return [<Name key="one" />, <Name key="two" />];
  }
  renderOnFake(<Twice />, {}, { onError }, (fake) => fake.fault('script', 'blocked'));
  await waitFor(() => expect(onError).toHaveBeenCalled());
  expect(onError.mock.calls).toMatchObject([[{ code: 'script_failed' }]]);
});

test.each([
  ['another account', signed(sheldon.email), sheldon.email],
  ['a log-out', null, undefined],
])('a log-in in flight does not disturb %s that follows it', async (_who, identity, email) => {
  const late = (fake: FakeVendor) => fake.fault('authenticateUser', 'late');
  const { again, fake } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) }, late);
  await waitFor(() => expect(fake.calls).toHaveLength(1));
  again({ identity });
  fake.fault('authenticateUser', null);
  fake.release();
  expect(await screen.findByText(`waiting → ${email ?? 'nobody'}`)).toBeVisible();
  expect(fake.session?.email).toBe(email);
});

test('an identity of undefined changes nothing, also after a user was known', async () => {
  const { again, commands, fake } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) });
  await screen.findByText(`waiting → ${leonard.email}`);
  again({});
  again({ identity: undefined });
  expect(await screen.findByText(`waiting → ${leonard.email}`)).toBeVisible();
  expect(fake.session?.email).toBe(leonard.email);
  expect(commands()).toEqual(['authenticateUser', 'getUser']);
});

test('without an identity the user of the browser session stays, for every provider', async () => {
  function Aside() {
    const { data: user } = useUser();
    return (
      user && (
        <PrefineryProvider project="abcd1234">
          <Name />
        </PrefineryProvider>
      )
    );
  }
  renderOnFake(<Aside />, {}, { identity: signed(leonard.email) });
  expect(await screen.findByText(`waiting → ${leonard.email}`)).toBeVisible();
});

test('two providers with the same identity both know the user', async () => {
  resetPage();
  createFakeVendor({ users: [leonard] }).install();
  const part = (
    <PrefineryProvider project="abcd1234" identity={signed(leonard.email)}>
      <Name />
    </PrefineryProvider>
  );
  render([<div key="header">{part}</div>, <div key="main">{part}</div>]);
  await waitFor(() => expect(screen.getAllByText(`waiting → ${leonard.email}`)).toHaveLength(2));
});

function Shop() {
  const { mutate: triggerRewards, data: rewards } = useTriggerRewards();
  const { mutate: addUser } = useAddUser();
  const { open } = useReferralPagePopup();
  return (
    <>
      <button onClick={() => triggerRewards({ event: 'purchase' })}>Buy</button>
      <button onClick={() => addUser('penny@bigbangtheory.com')}>Join</button>
      <button onClick={open}>Invite</button>
      <p>{rewards ? 'thank you' : 'welcome'}</p>
    </>
  );
}

test.each(['Buy', 'Join', 'Invite'])(
  '"%s" waits for the identity, without a hook that reads the user',
  async (name) => {
    let arrive: () => void = () => undefined;
    const slow = () => new Promise<Identity>((resolve) => (arrive = () => resolve(signed(leonard.email))));
    const { commands, fake } = renderOnFake(<Shop />, {}, { identity: slow });
    await userEvent.click(screen.getByRole('button', { name }));
    expect(commands()).toEqual([]);
    arrive();
    await waitFor(() => expect(commands()).toHaveLength(3));
    expect(commands().slice(0, 2)).toEqual(['authenticateUser', 'getUser']);
    if (name !== 'Join') expect(fake.calls[2]?.data).toMatchObject(signed(leonard.email));
  },
);

test('queries that failed without the script are read again once a button of the app has loaded it', async () => {
  function Again() {
    const { load } = usePrefinery();
    return <button onClick={load}>Try again</button>;
  }
  const { fake } = renderOnFake([<Name key="a" />, <Again key="b" />], { session: leonard.email }, {}, blocked);
  expect(await screen.findByText('waiting → script_failed')).toBeVisible();
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(new RegExp(`script_failed → (waiting → )?${leonard.email}$`))).toBeVisible();
});

test('consent granted after a denial: the user is known without another hook', async () => {
  const { again } = renderOnFake(<Name />, { session: leonard.email }, { consent: 'denied' });
  expect(await screen.findByText('waiting → disabled')).toBeVisible();
  again({ consent: 'granted' });
  expect(await screen.findByText(new RegExp(`disabled → (waiting → )?${leonard.email}$`))).toBeVisible();
});

test('default options of the app’s QueryClient show no previous user as placeholder, and throw nothing', async () => {
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: { placeholderData: keepPreviousData, throwOnError: true },
      mutations: { throwOnError: true },
    },
  });
  const { again, fake } = renderOnFake(<Name />, {}, { identity: signed(leonard.email), queryClient });
  await screen.findByText(`waiting → ${leonard.email}`);
  fake.fault('authenticateUser', { answer: { error: 'Try later', status: 500 } });
  again({ identity: signed(sheldon.email), queryClient });
  expect(await screen.findByText(`waiting → ${leonard.email} → waiting → rejected`)).toBeVisible();
});

test('`onEvent` is called with every event, and the latest function is used', async () => {
  function LogOut() {
    const { mutate: logOut } = useLogoutUser();
    return <button onClick={() => logOut()}>Log out</button>;
  }
  const [first, second] = [vi.fn<(event: PrefineryEvent) => void>(), vi.fn<(event: PrefineryEvent) => void>()];
  const ui = [<Name key="name" />, <LogOut key="out" />];
  const { again } = renderOnFake(ui, {}, { identity: signed(leonard.email), onEvent: first });
  await screen.findByText(`waiting → ${leonard.email}`);
  const eventTypes = () => first.mock.calls.map(([event]) => (event.type === 'script' ? event.result : event.type));
  const all = ['loading', 'ready', 'getUser', 'authenticateUser'];
  expect(eventTypes()).toEqual(all);

  again({ identity: signed(leonard.email), onEvent: second });
  await userEvent.click(screen.getByRole('button', { name: 'Log out' }));
  await waitFor(() => expect(second.mock.calls).toEqual([[{ type: 'logoutUser', result: undefined }]]));
  expect(eventTypes()).toEqual(all);
});

test('a page that the browser shows again as it was left reads who is there now', async () => {
  const { fake, commands } = renderOnFake(<Name />, { session: leonard.email });
  await screen.findByText(`waiting → ${leonard.email}`);
  const show = (persisted: boolean) => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
  show(false);
  // By a page in between, which the visitor came back from.
  fake.vendor('authenticateUser', signed(sheldon.email));
  show(true);
  expect(await screen.findByText(`waiting → ${leonard.email} → ${sheldon.email}`)).toBeVisible();
  expect(commands()).toEqual(['getUser', 'authenticateUser', 'getUser']);
});

test('what failed while the browser was offline is read again once it is online', async () => {
  const { fake } = renderOnFake(<Name />, { session: leonard.email }, {}, blocked);
  await screen.findByText('waiting → script_failed');
  fake.fault('script', null);
  window.dispatchEvent(new Event('online'));
  expect(await screen.findByText(new RegExp(`script_failed → (waiting → )?${leonard.email}$`))).toBeVisible();
});

test('a promise that is created with each render causes one warning, an inline object or function none', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { again } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) });
  for (let render = 0; render < 8; render++) again({ identity: signed(leonard.email) });
  for (let render = 0; render < 8; render++) again({ identity: () => Promise.resolve(signed(leonard.email)) });
  expect(warn).not.toHaveBeenCalled();
  for (let render = 0; render < 8; render++) again({ identity: Promise.resolve(signed(leonard.email)) });
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('identity is another promise with each render'));
  expect(await screen.findByText(new RegExp(`${leonard.email}$`))).toBeVisible();
});
