import type { Identity } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { sign } from '../../../../tests/conformance/signature.ts';
import { useTriggerRewards } from '../sharing/useTriggerRewards.ts';
import { useUser } from '../visitor/useUser.ts';
import { PrefineryProvider } from './PrefineryProvider.tsx';
import { createClient, fault, newEmail } from '../../test/sandbox.tsx';

beforeEach(resetPage);
afterEach(async () => {
  cleanup();
  await fault({});
});

/**
 * A user who joined earlier, in a browser without a session, and the identity that the app's server answers for them.
 */
async function account(): Promise<Identity & { email: string }> {
  const client = createClient();
  const { email } = await client.addUser(newEmail());
  await client.logoutUser();
  return { email, signature: await sign(email) };
}

function Name() {
  const { data: user, error } = useUser();
  return <p>{error ? error.code : user === undefined ? 'waiting' : (user?.email ?? 'nobody')}</p>;
}

/** An app's page as in the README: a provider with a key for each account. */
function show(accounts: Record<string, () => Promise<Identity>>) {
  const page = (id: string | null) => (
    <StrictMode>
      <PrefineryProvider
        project="test1234"
        scriptUrl={inject('scriptUrl')}
        key={id}
        identity={id === null ? null : (accounts[id] ?? null)}
      >
        <Name />
      </PrefineryProvider>
    </StrictMode>
  );
  const [first = null] = Object.keys(accounts);
  const { rerender } = render(page(first));
  return { become: (id: string | null) => rerender(page(id)) };
}

const sessionOf = async () => (await createClient().getUser())?.email ?? null;

test('a signed identity is known, changes accounts, and logs out of the campaign with the app', async () => {
  const [penny, amy] = [await account(), await account()];
  const { become } = show({ penny: async () => penny, amy: async () => amy });
  expect(screen.getByText('waiting')).toBeVisible();
  await expect.element(await screen.findByText(penny.email)).toBeVisible();
  become('amy');
  await expect.element(await screen.findByText(amy.email)).toBeVisible();
  expect(await sessionOf()).toBe(amy.email);
  become(null);
  await expect.element(await screen.findByText('nobody')).toBeVisible();
  expect(await sessionOf()).toBeNull();
});

test('a slow log-in does not take over from the account that follows it', async () => {
  const [penny, amy] = [await account(), await account()];
  await fault({ commands: { authenticateUser: { slow: 600 } } });
  const { become } = show({ penny: async () => penny, amy: async () => amy });
  await expect
    .poll(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/widget/v2/')))
    .toBe(true);
  become('amy');
  await expect.element(await screen.findByText(amy.email)).toBeVisible();
  expect(await sessionOf()).toBe(amy.email);
});

test('errors of an identity: a wrong signature, an account that never joined, a server that does not answer', async () => {
  const { email } = await account();
  const { become } = show({
    forged: async () => ({ email, signature: await sign('another@bigbangtheory.com') }),
    stranger: async () => ({
      email: 'never.joined@bigbangtheory.com',
      signature: await sign('never.joined@bigbangtheory.com'),
    }),
    offline: () => Promise.reject(new Error('offline')),
  });
  await expect.element(await screen.findByText('forbidden')).toBeVisible();
  become('stranger');
  await expect.element(await screen.findByText('nobody')).toBeVisible();
  become('offline');
  await expect.element(await screen.findByText('identity_failed')).toBeVisible();
});

test('a purchase counts for the identity, also where no component reads the user', async () => {
  const penny = await account();
  function Shop() {
    const { mutate: triggerRewards, data: rewards, error } = useTriggerRewards();
    return (
      <>
        <button type="button" onClick={() => triggerRewards({ event: 'purchase' })}>
          Buy
        </button>
        <p>{error ? error.code : rewards ? 'Thank you.' : 'Welcome.'}</p>
      </>
    );
  }
  render(
    <PrefineryProvider project="test1234" scriptUrl={inject('scriptUrl')} identity={penny}>
      <Shop />
    </PrefineryProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Buy' }));
  await expect.element(await screen.findByText('Thank you.')).toBeVisible();
});
