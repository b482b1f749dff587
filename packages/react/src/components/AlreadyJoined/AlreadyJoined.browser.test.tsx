import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { arrive, renderOnSandbox, somebody } from '../../testing.browser.tsx';
import { Anonymous } from '../Anonymous/Anonymous.tsx';
import { AlreadyJoined } from './AlreadyJoined.tsx';

beforeEach(resetPage);
const { href } = location;
afterEach(() => history.replaceState(null, '', href));

const wayBack = (
  <Anonymous>
    <AlreadyJoined />
  </Anonymous>
);

test('tells how to come back by keyboard, and tells it of nobody', async () => {
  const client = arrive();
  const { email } = await client.addUser(somebody());
  await client.logoutUser();
  const { container } = renderOnSandbox(wayBack, client);
  await screen.findByText('Already joined?');
  expect(screen.getByText(/status link/)).not.toBeVisible();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(screen.getByText(/status link in your welcome mail/)).toBeVisible();
  expect(container.textContent).not.toContain(email);
});

test('the status link that it speaks of opens that person’s page', async () => {
  const client = arrive();
  const { referral_status_link: link = '' } = await client.addUser(somebody());
  resetPage();
  // Where the link leads: to the site, with the person's id in the address.
  history.replaceState(null, '', `?${new URL(link).searchParams.toString()}`);
  renderOnSandbox(wayBack);
  const popup = () =>
    [...document.querySelectorAll('body > div')]
      .map((host) => host.shadowRoot?.querySelector('dialog[open] iframe'))
      .find(Boolean);
  await expect.poll(() => popup()?.getAttribute('title')).toBe('Referral page');
  popup()?.closest('dialog')?.close();
});
