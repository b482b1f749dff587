/** When the provider loads the vendor's script, and what a page without parts costs. */
import { resetPage } from '@prefinery-kit/core/testing';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StrictMode, Suspense, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ListPosition } from '../src/sharing/ListPosition.tsx';
import { ScriptGate } from '../src/foundation/ScriptGate.tsx';
import { useAddUser } from '../src/signup/useAddUser.ts';
import { PrefineryProvider, type PrefineryProviderProps } from '../src/provider/PrefineryProvider.tsx';
import { leonard, renderOnFake, signed } from './fake.tsx';

beforeEach(resetPage);
afterEach(() => history.replaceState(null, '', '/'));

/** How many requests the page has started: script elements, and calls of `fetch`. */
const requests = () => document.querySelectorAll('script').length + vi.mocked(fetch).mock.calls.length;
const show = (props: Partial<PrefineryProviderProps>, children: PrefineryProviderProps['children'] = 'A page') => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(null));
  const all = { project: 'abcd1234', ...props } as PrefineryProviderProps;
  return render(
    <StrictMode>
      <PrefineryProvider {...all}>{children}</PrefineryProvider>
    </StrictMode>,
  );
};
/** Waits for effects, microtasks and timers of 0 ms. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

test.each<[string, Partial<PrefineryProviderProps>]>([
  ['nothing else', {}],
  ['an identity', { identity: signed(leonard.email) }],
  ['an identity of `null`', { identity: null }],
  [
    'a function that asks the app\u2019s server',
    { identity: () => fetch('/api/prefinery').then((answer) => answer.json()) },
  ],
])('a page without parts makes no request, with %s', async (_, props) => {
  show(props);
  await settle();
  expect(requests()).toBe(0);
});

test.each<[string, Partial<PrefineryProviderProps>, string]>([
  ['with `load="eager"`', { load: 'eager' }, '/'],
  ['on a page that a referral link has opened', {}, '/?r=leonard981'],
])('the script is loaded without a part %s', async (_, props, address) => {
  history.replaceState(null, '', address);
  show(props);
  await settle();
  expect(requests()).toBe(1);
});

function Join() {
  useAddUser();
  return null;
}

test.each([
  ['a part that shows the user', <ListPosition key="it" />],
  ['a gate for the script', <ScriptGate key="it" />],
  ['a form that uses a hook', <Join key="it" />],
])('the first part loads the script: %s', async (_, part) => {
  show({}, part);
  await settle();
  expect(requests()).toBe(1);
});

test('the script is requested while React renders the first part, and listeners of the provider get its events', async () => {
  const seen: number[] = [];
  function Last() {
    seen.push(requests());
    return null;
  }
  const onEvent = vi.fn();
  show({ onEvent }, [<ListPosition key="first" />, <Last key="last" />]);
  expect(seen[0]).toBe(1);
  await settle();
  expect(onEvent).toHaveBeenCalledWith({ type: 'script', result: 'loading' });
  expect(requests()).toBe(1);
});

test('a part that is rendered and not mounted requests the script, and does nothing else', async () => {
  const never = new Promise<never>(() => undefined);
  function Waiting(): never {
    // oxlint-disable-next-line typescript/only-throw-error -- React 18 suspends in no other way
    throw never;
  }
  const identity = vi.fn(() => signed(leonard.email));
  const onEvent = vi.fn();
  show(
    { identity, onEvent },
    <Suspense>
      <ListPosition />
      <Waiting />
    </Suspense>,
  );
  await settle();
  expect(requests()).toBe(1);
  expect(identity).not.toHaveBeenCalled();
  expect(onEvent).not.toHaveBeenCalled();
});

test('a part that mounts later has the identity of the provider, which is not read before', async () => {
  function Page() {
    const [isOpen, setOpen] = useState(false);
    return isOpen ? <ListPosition /> : <button onClick={() => setOpen(true)}>Open</button>;
  }
  const identity = vi.fn(() => signed(leonard.email));
  const { commands } = renderOnFake(<Page />, {}, { identity });
  await settle();
  expect(commands()).toEqual([]);
  expect(identity).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(document.querySelector('[data-state=success]')).not.toBeNull());
  expect(commands()).toEqual(['authenticateUser', 'getUser']);
  expect(identity).toHaveBeenCalledOnce();
});
