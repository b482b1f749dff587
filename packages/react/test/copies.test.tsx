import { createFakeVendor, resetPage } from '@prefinery-kit/core/testing';
import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

/** Loads a copy of the kit of its own, as two bundles on one page have. They share React. */
async function copy() {
  vi.resetModules();
  return import('../src/index.ts');
}

test('two copies of the kit on one page share the session: who joins in one is known in the other', async () => {
  resetPage();
  const fake = createFakeVendor();
  fake.install();
  const [one, other] = [await copy(), await copy()];
  expect(one.PrefineryProvider).not.toBe(other.PrefineryProvider);
  render(
    <one.PrefineryProvider project="abcd1234">
      <one.SignupForm />
    </one.PrefineryProvider>,
  );
  const second = render(
    <other.PrefineryProvider project="abcd1234">
      <other.Authenticated>{(user) => <p>{user.email} is known</p>}</other.Authenticated>
    </other.PrefineryProvider>,
  );
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'penny@bigbangtheory.com{Enter}');
  expect(await within(second.container).findByText('penny@bigbangtheory.com is known')).toBeVisible();
  expect(fake.calls.filter(({ command }) => command === 'addUser')).toHaveLength(1);
});

test('a part below the provider of another copy of the kit throws an error that names the missing provider', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  resetPage();
  createFakeVendor().install();
  const [one, other] = [await copy(), await copy()];
  expect(() =>
    render(
      <one.PrefineryProvider project="abcd1234">
        <other.SignupForm />
      </one.PrefineryProvider>,
    ),
  ).toThrow(/Wrap the app/);
});
