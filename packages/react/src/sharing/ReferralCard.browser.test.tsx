import '../styles.css';
import type { Prefinery, User } from '@prefinery-kit/core';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  createClient,
  addReferral,
  fault,
  follow,
  Refresh,
  reload,
  renderOnSandbox,
  newEmail,
  returnAsUser,
} from '../../test/sandbox.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { ReferralCard } from './ReferralCard.tsx';

let client: Prefinery;
let me: User;

beforeEach(async () => {
  ({ client, me } = await returnAsUser());
});
afterEach(() => fault({}));

const card = <ReferralCard thresholds={[{ referrals: 1, reward: 'A sticker' }]} empty={<SignupForm />} />;
const figures = () => screen.queryAllByRole('definition').map(({ textContent }) => textContent);
const said = () => screen.queryAllByRole('status').flatMap(({ textContent }) => textContent || []);
const link = () => screen.queryByRole<HTMLInputElement>('textbox', { name: 'Your referral link' });
const cards = () => document.querySelectorAll('[data-prefinery=referral-card]').length;
const complaints = () => screen.queryAllByRole('alert').flatMap(({ textContent }) => textContent || []);

test('a friend joins by the link of the card: numbers, progress and place follow, and are announced once', async () => {
  const { container } = renderOnSandbox(
    <>
      {card}
      <Refresh />
    </>,
    client,
  );
  const height = () => container.getBoundingClientRect().height;
  const waiting = height();
  await screen.findByText('1 more friend until your next reward');
  expect(link()?.value).toBe(me.referral_link);
  expect(figures()).toEqual(['0', '0', '0']);
  expect(screen.getByText(/people are on the list/)).toBeVisible();
  expect(screen.getAllByRole('link')).toHaveLength(8);
  expect(height()).toBe(waiting);

  const { searchParams } = await follow(String(link()?.value));
  await addReferral({ referral_code: String(searchParams.get('r')) });
  await userEvent.click(screen.getByRole('button', { name: 'refresh' }));
  await screen.findByText('You have reached every reward.');
  const now = (await client.getUser()) ?? me;
  expect(figures()).toEqual(['1', '1', now.list_behind?.toLocaleString('en')]);
  expect(screen.getByRole('progressbar')).toHaveValue(1);
  const place = document.querySelector('strong')?.textContent;
  expect(place).toBe(now.list_position?.toLocaleString('en'));
  expect(said()).toEqual([`You are now number ${place}. Friends who joined: 1.`]);
});

test('an answer that is an error shows one message, and one retry loads the whole card', async () => {
  await fault({ commands: { getUser: 500 } });
  renderOnSandbox(card, client);
  await expect.poll(complaints).toEqual(['We could not look up your place.Try again']);
  expect(cards()).toBe(0);
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => link()?.value).toBe(me.referral_link);
  expect(figures()).toEqual(['0', '0', '0']);
  expect(complaints()).toEqual([]);
});

test('a blocked script shows one message, and one retry loads the whole card', async () => {
  reload();
  await fault({ script: 'blocked' });
  client = createClient();
  renderOnSandbox(card, client);
  await expect.poll(complaints).toEqual(['We could not look up your place.Try again']);
  expect([client.state, cards()]).toEqual(['failed', 0]);
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => link()?.value).toBe(me.referral_link);
  expect(complaints()).toEqual([]);
});

test('for an anonymous visitor the form is shown, and after a signup the card', async () => {
  await client.logoutUser();
  reload();
  client = createClient();
  renderOnSandbox(card, client);
  // Until the user is known, a placeholder keeps the size of the card.
  expect(cards()).toBe(1);
  await userEvent.type(await screen.findByLabelText('E-mail address'), `${newEmail()}{Enter}`);
  await screen.findByText('1 more friend until your next reward');
  expect(link()?.value).toBe((await client.getUser())?.referral_link);
  expect(screen.queryByLabelText('E-mail address')).toBeNull();
  expect(said()).toEqual([]);
});
