import type { Identity, PrefineryEvent } from '@prefinery-kit/core';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { useLogoutUser } from './hooks/useLogoutUser.ts';
import { useUser } from './hooks/useUser.ts';
import { leonard, renderOnFake, sheldon, signed } from './testing.tsx';

function Name() {
  const { data: user, error } = useUser();
  // Everybody who was ever shown, so that a flash of somebody else is seen.
  const [shown, setShown] = useState<string[]>([]);
  const now = error ? error.code : user === undefined ? 'waiting' : user ? user.email : 'nobody';
  if (shown.at(-1) !== now) setShown([...shown, now]);
  return <p>{shown.join(' → ')}</p>;
}

test('the person whom the app vouches for is known', async () => {
  const { commands, fake } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) });
  expect(await screen.findByText(`waiting → ${leonard.email}`)).toBeVisible();
  expect(commands()).toEqual(['authenticateUser', 'getUser']);
  expect(fake.session?.id).toBe(leonard.id);
});

test('an inline object or function is the same person, however often it is written anew', async () => {
  const { again, commands } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) });
  await screen.findByText(`waiting → ${leonard.email}`);
  again({ identity: signed(leonard.email) });
  again({ identity: { ...signed(leonard.email) } });
  expect(await screen.findByText(`waiting → ${leonard.email}`)).toBeVisible();
  expect(commands()).toEqual(['authenticateUser', 'getUser']);
});

test('a function is called once, and everything waits for it', async () => {
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

test('another account: the old one is logged out first, and never shown as the new one', async () => {
  const { again, commands } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) });
  await screen.findByText(`waiting → ${leonard.email}`);
  again({ identity: signed(sheldon.email) });
  expect(await screen.findByText(`waiting → ${leonard.email} → waiting → ${sheldon.email}`)).toBeVisible();
  expect(commands()).toEqual(['authenticateUser', 'getUser', 'logoutUser', 'authenticateUser', 'getUser']);
});

test('a slow account that was left again does not take the session over', async () => {
  let arrive: () => void = () => undefined;
  const slow = () => new Promise<Identity>((resolve) => (arrive = () => resolve(signed(leonard.email))));
  const { again, fake } = renderOnFake(<Name />, {}, { identity: slow });
  again({ identity: signed(sheldon.email) });
  await screen.findByText(`waiting → ${sheldon.email}`);
  arrive();
  // The fake answers in microtasks, so whatever was going to happen has happened by then.
  await new Promise((resolve) => setTimeout(resolve));
  expect(fake.session?.email).toBe(sheldon.email);
  expect(fake.calls.filter(({ command }) => command === 'authenticateUser')).toHaveLength(1);
});

test('logged out of the app is logged out of the campaign', async () => {
  const { again, fake } = renderOnFake(<Name />, {}, { identity: signed(leonard.email) });
  await screen.findByText(`waiting → ${leonard.email}`);
  again({ identity: null });
  expect(await screen.findByText(`waiting → ${leonard.email} → waiting → nobody`)).toBeVisible();
  expect(fake.session).toBeNull();
});

test('somebody who is not in the campaign yet is nobody, and the session of another is ended', async () => {
  const { commands, fake } = renderOnFake(<Name />, {}, { identity: signed('penny@bigbangtheory.com') });
  expect(await screen.findByText('waiting → nobody')).toBeVisible();
  expect(commands()).toEqual(['authenticateUser', 'logoutUser', 'getUser']);
  expect(fake.session).toBeNull();
});

test('a wrong signature is an error', async () => {
  renderOnFake(<Name />, {}, { identity: { email: leonard.email, signature: 'wrong' } });
  expect(await screen.findByText('waiting → forbidden')).toBeVisible();
});

test('a function that fails is an error, and no rejection goes unheard', async () => {
  renderOnFake(<Name />, {}, { identity: () => Promise.reject(Object.assign(new Error('offline'), { code: 'mine' })) });
  expect(await screen.findByText('waiting → mine')).toBeVisible();
});

test('tells the app what happens, to whichever function it gives last', async () => {
  function LogOut() {
    const { mutate: logOut } = useLogoutUser();
    return <button onClick={() => logOut()}>Log out</button>;
  }
  const [first, second] = [vi.fn<(event: PrefineryEvent) => void>(), vi.fn<(event: PrefineryEvent) => void>()];
  const ui = [<Name key="name" />, <LogOut key="out" />];
  const { again } = renderOnFake(ui, {}, { identity: signed(leonard.email), onEvent: first });
  await screen.findByText(`waiting → ${leonard.email}`);
  const told = () => first.mock.calls.map(([{ type }]) => type).filter((type) => type !== 'script');
  expect(told()).toEqual(['authenticateUser', 'getUser']);

  again({ identity: signed(leonard.email), onEvent: second });
  await userEvent.click(screen.getByRole('button', { name: 'Log out' }));
  await waitFor(() => expect(second.mock.calls).toEqual([[{ type: 'logoutUser', result: undefined }]]));
  expect(told()).toEqual(['authenticateUser', 'getUser']);
});
