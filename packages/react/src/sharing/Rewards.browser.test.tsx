import type { Prefinery } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useTriggerRewards } from './useTriggerRewards.ts';
import { createClient, fault, renderOnSandbox, newEmail } from '../../test/sandbox.tsx';
import { Rewards } from './Rewards.tsx';

let client: Prefinery;

beforeEach(() => {
  resetPage();
  client = createClient();
});
afterEach(() => fault({}));

/** Joins by the link of a referrer. */
async function joinByLink() {
  const { referral_code } = await client.addUser(newEmail());
  await client.logoutUser();
  await client.addUser({ email: newEmail(), referred_by: referral_code });
}

function Shop() {
  const { mutate: triggerRewards, data: rewards, error } = useTriggerRewards();
  return (
    <>
      <button onClick={() => triggerRewards({ event: 'purchase' })}>Buy</button>
      <p>{error && `Sorry: ${error.code}`}</p>
      <Rewards rewards={rewards} />
    </>
  );
}

const buy = () => userEvent.click(screen.getByRole('button', { name: 'Buy' }));
const earned = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);
const region = () => document.querySelector('[aria-live=polite]');

test('a purchase earns the rewards of the campaign for the referrer, once, and a live region announces them', async () => {
  await joinByLink();
  renderOnSandbox(<Shop />, client);
  const before = region();
  expect(before).toHaveTextContent('No rewards yet.');
  await buy();
  await expect.poll(earned).toEqual(['$10 discount Earned For inviting · for each friend']);
  // Only changes inside the same element are announced.
  expect(region()).toBe(before);
  await buy();
  await screen.findByText('No rewards yet.');
  expect(earned()).toEqual([]);
});

test('a purchase of a user without a referrer earns no rewards', async () => {
  await client.addUser(newEmail());
  renderOnSandbox(<Shop />, client);
  const answered = new Promise((resolve) => {
    client.subscribe(({ type }) => type === 'triggerRewards' && resolve(type));
  });
  await buy();
  await answered;
  expect(earned()).toEqual([]);
  expect(screen.getByText('No rewards yet.')).toBeVisible();
});

test('a purchase that the service refused is an error, and the next one earns rewards', async () => {
  await joinByLink();
  await fault({ commands: { triggerRewards: 500 } });
  renderOnSandbox(<Shop />, client);
  await buy();
  await screen.findByText(/^Sorry: /);
  expect(screen.getByText('No rewards yet.')).toBeVisible();
  await fault({});
  await buy();
  await expect.poll(earned).toHaveLength(1);
  expect(screen.queryByText(/^Sorry: /)).toBeNull();
});
