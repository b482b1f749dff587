import '../styles.css';
import type { Prefinery, User } from '@prefinery-kit/core';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { addReferral, fault, Refresh, renderOnSandbox, newEmail, returnAsUser } from '../../test/sandbox.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { ListPosition } from './ListPosition.tsx';

let client: Prefinery;
let me: User;

beforeEach(async () => {
  ({ client, me } = await returnAsUser());
});
afterEach(() => fault({}));

const number = (count: number) => count.toLocaleString('en');
const place = () => document.querySelector('[data-prefinery=list-position] strong')?.textContent;

test('shows the user’s place in the campaign, and keeps its size when it loads', async () => {
  const { container } = renderOnSandbox(<ListPosition />, client);
  const size = () => container.getBoundingClientRect().height;
  const waiting = size();
  expect(waiting).toBeGreaterThan(40);
  await screen.findByText(`${number(me.list_length)} people are on the list`);
  expect(place()).toBe(number(me.list_position ?? 0));
  expect(size()).toBe(waiting);
});

test('a friend who joins improves the place, which is announced, and the number is animated', async () => {
  renderOnSandbox(
    <>
      <ListPosition />
      <Refresh />
    </>,
    client,
  );
  await screen.findByText(/people are on the list/);
  await addReferral(me);
  await userEvent.click(screen.getByRole('button', { name: 'refresh' }));
  await screen.findByText(/behind you/);
  const { list_position, list_behind } = (await client.getUser()) ?? me;
  expect(list_position).toBeLessThan(me.list_position ?? 0);
  expect(place()).toBe(number(list_position ?? 0));
  expect(screen.getByText(`${number(list_behind ?? 0)} people are behind you`)).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent(`You are now number ${place()}. Friends who joined: 1.`);
  const figure = document.querySelector('strong [data-change=up]');
  expect(figure && getComputedStyle(figure).animationName).toBe('prefinery-glow');
});

test('for an anonymous visitor the form is shown, and after a signup the place', async () => {
  await client.logoutUser();
  const { container } = renderOnSandbox(<ListPosition empty={<SignupForm />} />, client);
  await userEvent.type(await screen.findByLabelText('E-mail address'), `${newEmail()}{Enter}`);
  await screen.findByText(/people are on the list/);
  expect(place()).toBe(number((await client.getUser())?.list_position ?? 0));
  expect(container.querySelector('form')).toBeNull();
});

test('an answer that is an error shows a message and a retry, which loads the place', async () => {
  await fault({ commands: { getUser: 500 } });
  renderOnSandbox(<ListPosition />, client);
  expect(await screen.findByRole('alert')).toHaveTextContent('We could not look up your place.');
  expect(place()).toBeUndefined();
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(place).toBe(number(me.list_position ?? 0));
  expect(screen.queryByRole('alert')).toBeNull();
});
