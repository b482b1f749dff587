import {
  createFakeVendor,
  type FakeVendor,
  renderHookWithPrefinery,
  renderWithPrefinery,
  resetPage,
} from '@prefinery-kit/react/testing';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SignupForm } from '../signup/SignupForm.tsx';
import { useScript } from '../foundation/useScript.ts';
import { useUser } from '../visitor/useUser.ts';

const leonard = { email: 'leonard@bigbangtheory.com' };
const penny = { email: 'penny@bigbangtheory.com', referred_by: leonard.email };

// The default of most test runners: React then warns of each state update outside of `act`.
beforeEach(() => void Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => void Reflect.deleteProperty(globalThis, 'IS_REACT_ACT_ENVIRONMENT'));

/** A component of an app. */
function Waitlist() {
  const { data: user, error } = useUser();
  if (error) return <p>Out of reach: {error.code}</p>;
  return user ? <p>You are number {user.list_position}.</p> : <SignupForm />;
}

test('a visitor joins on a page with a user, and no script is loaded', async () => {
  const vendor = createFakeVendor({ users: [leonard] });
  renderWithPrefinery(<Waitlist />, { vendor });
  await userEvent.type(await screen.findByLabelText(/E-mail/), `${penny.email}{Enter}`);
  expect(await screen.findByText('You are number 2.')).toBeVisible();
  expect(vendor.find(penny.email)).toMatchObject({ list_length: 2 });
  expect(vendor.calls).toContainEqual({ command: 'addUser', data: { email: penny.email } });
  expect(document.scripts).toHaveLength(0);
});

test('the next test does not see users and elements of this one, even without cleanup', async () => {
  const first = renderWithPrefinery(<Waitlist />, {
    vendor: createFakeVendor({ users: [leonard], session: leonard.email }),
  });
  expect(await screen.findByText('You are number 1.')).toBeVisible();
  const before = first.vendor.calls.length;
  const second = renderWithPrefinery(<Waitlist />);
  expect(await screen.findByLabelText(/E-mail/)).toBeVisible();
  expect(screen.queryByText('You are number 1.')).toBeNull();
  expect(first.container).not.toBeInTheDocument();
  expect(document.body.children).toHaveLength(1);
  expect(second.vendor).not.toBe(first.vendor);
  expect(second.client).not.toBe(first.client);
  expect(second.queryClient).not.toBe(first.queryClient);
  expect(first.vendor.calls).toHaveLength(before);
});

test('two renders on one page share its fake, and may share a cache', async () => {
  const { vendor, queryClient } = renderWithPrefinery(<Waitlist />);
  await userEvent.type(await screen.findByLabelText(/E-mail/), `${penny.email}{Enter}`);
  expect(await screen.findByText('You are number 1.')).toBeVisible();
  renderWithPrefinery(<Waitlist />, { vendor, queryClient });
  expect(await screen.findAllByText('You are number 1.')).toHaveLength(2);
  expect(vendor.calls.filter(({ command }) => command === 'getUser')).toHaveLength(1);
});

test('a user is logged in to the app', async () => {
  const vendor = createFakeVendor({ users: [leonard, penny] });
  const identity = { email: penny.email, signature: vendor.sign(penny.email) };
  renderWithPrefinery(<Waitlist />, { vendor, identity });
  expect(await screen.findByText('You are number 2.')).toBeVisible();
  expect(vendor.session).toMatchObject({ email: penny.email });
});

const offline = createFakeVendor();
offline.fault('script', 'blocked');
const mute = createFakeVendor({ session: leonard.email, users: [leonard] });
mute.fault('getUser', 'silent');

test.each<[string, FakeVendor]>([
  ['script_failed', offline],
  ['timeout', mute],
])('a fault of the fake is shown: %s', async (code, vendor) => {
  renderWithPrefinery(<Waitlist />, { vendor, timeout: 50 });
  expect(await screen.findByText(`Out of reach: ${code}`)).toBeVisible();
});

test('a blocked script loads on a retry', async () => {
  const vendor = createFakeVendor();
  vendor.fault('script', 'blocked');
  const { result } = renderHookWithPrefinery(() => useScript(), { vendor });
  await waitFor(() => expect(result.current).toMatchObject({ status: 'failed', error: { code: 'script_failed' } }));
  vendor.fault('script', null);
  act(() => result.current.refetch());
  await waitFor(() => expect(result.current).toMatchObject({ status: 'ready', error: null }));
});

test('providers of the app are around the kit, which keeps its own cache', async () => {
  const apps = new QueryClient();
  const App = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={apps}>{children}</QueryClientProvider>
  );
  function Greeting() {
    const { data: name } = useQuery({ queryKey: ['name'], queryFn: () => 'Leonard' });
    return (
      <h1>
        {name} <Waitlist />
      </h1>
    );
  }
  const vendor = createFakeVendor({ users: [leonard], session: leonard.email });
  const { queryClient } = renderWithPrefinery(<Greeting />, { vendor, wrapper: App });
  expect(await screen.findByText('You are number 1.')).toBeVisible();
  expect(await screen.findByRole('heading', { name: /Leonard/ })).toBeVisible();
  expect(apps.getQueryCache().getAll()).toHaveLength(1);
  expect(queryClient.getQueryCache().find({ queryKey: ['name'] })).toBeUndefined();
});

test('a hook of the app is called with its props, and again with new ones', async () => {
  const useGreeting = (word: string) => `${word}, ${useUser().data?.email}`;
  const vendor = createFakeVendor({ users: [leonard], session: leonard.email });
  const { result, rerender } = renderHookWithPrefinery(useGreeting, { vendor, initialProps: 'Hello' });
  await waitFor(() => expect(result.current).toBe(`Hello, ${leonard.email}`));
  rerender('Hi');
  expect(result.current).toBe(`Hi, ${leonard.email}`);
});

describe('a signup with a blocked script', () => {
  const submit = async (form = <SignupForm />) => {
    const vendor = createFakeVendor();
    vendor.fault('script', 'blocked');
    const page = renderWithPrefinery(form, { vendor });
    await userEvent.type(screen.getByLabelText(/E-mail/), `${penny.email}{Enter}`);
    await waitFor(() => expect(vendor.posts).toHaveLength(1));
    return { ...page, posts: vendor.posts };
  };

  test('the fake records the post in place of the browser, and the form shows that it is posted', async () => {
    const { posts } = await submit();
    expect(posts).toEqual([
      {
        action: 'https://i.prefinery.com/projects/testing1/users/post',
        data: { 'user[profile][email]': penny.email },
      },
    ]);
    expect(screen.getByRole('status')).toHaveTextContent('next page');
  });

  test('a field of the app, its own action, and what beforeSubmit returns are in the recorded post', async () => {
    const { posts } = await submit(
      <SignupForm action="https://app.example/join" beforeSubmit={(data) => ({ ...data, custom_var2: 'checked' })}>
        <input aria-label="Company" name="custom_var1" defaultValue="Factory" />
      </SignupForm>,
    );
    expect(posts).toEqual([
      {
        action: 'https://app.example/join',
        data: expect.objectContaining({
          'user[profile][email]': penny.email,
          'user[profile][custom_var1]': 'Factory',
          'user[profile][custom_var2]': 'checked',
        }),
      },
    ]);
  });

  test('the fake records no other form of the app, and gives `submit` back when it is removed', async () => {
    resetPage();
    const { submit: own } = HTMLFormElement.prototype;
    const { posts } = await submit();
    expect(HTMLFormElement.prototype.submit).not.toBe(own);
    // jsdom does nothing with a form that is not in the page.
    document.createElement('form').submit();
    expect(posts).toHaveLength(1);
    resetPage();
    expect(HTMLFormElement.prototype.submit).toBe(own);
  });

  test('a test that replaces `submit` before the fake is installed gets the form itself', async () => {
    const posted = vi.spyOn(HTMLFormElement.prototype, 'submit').mockReturnValue();
    const { vendor } = renderWithPrefinery(<SignupForm />);
    vendor.fault('script', 'blocked');
    await userEvent.type(screen.getByLabelText(/E-mail/), `${penny.email}{Enter}`);
    await waitFor(() => expect(posted).toHaveBeenCalledTimes(1));
    expect(vendor.posts).toEqual([]);
  });
});
