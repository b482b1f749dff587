import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { beforeEach, expect, inject, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createClient, renderOnSandbox, newEmail } from '../../test/sandbox.tsx';
import { Anonymous } from '../visitor/Anonymous.tsx';
import { AlreadyJoined } from './AlreadyJoined.tsx';

beforeEach(resetPage);

const wayBack = (
  <Anonymous>
    <AlreadyJoined />
  </Anonymous>
);

/** Joins in another browser. Returns the user's status link. */
async function joinElsewhere(): Promise<string> {
  const response = await fetch(new URL('/api/test1234/addUser', inject('scriptUrl')), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      data: { email: newEmail() },
      page: { url: location.href, referrer: null },
      referrer_code: null,
    }),
  });
  const { answer }: { answer: { referral_status_link: string } } = JSON.parse(await response.text());
  return answer.referral_status_link;
}

const dialog = () =>
  [...document.querySelectorAll('body > div')]
    .map(({ shadowRoot }) => shadowRoot?.querySelector<HTMLDialogElement>('dialog[open]'))
    .find(Boolean);

// The first test of this file: the script reads the address once per page.
test('the status link opens the referral page of its user', async () => {
  const { searchParams } = new URL(await joinElsewhere());
  const { href } = location;
  // Where the link leads: to the site, with the user's id in the address.
  history.replaceState(null, '', `?${searchParams.toString()}`);
  renderOnSandbox(wayBack);
  await expect.poll(() => dialog()?.querySelector('iframe')?.title).toBe('Referral page');
  dialog()?.close();
  history.replaceState(null, '', href);
});

test('tells how to come back, by keyboard, and nothing about users who have joined', async () => {
  const client = createClient();
  const { email } = await client.addUser(newEmail());
  await client.logoutUser();
  const { container } = renderOnSandbox(wayBack, client);
  await screen.findByText('Already joined?');
  expect(screen.getByText(/status link/)).not.toBeVisible();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(screen.getByText(/status link in your welcome mail/)).toBeVisible();
  expect(container.textContent).not.toContain(email);
});
