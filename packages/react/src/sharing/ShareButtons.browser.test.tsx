import '../styles.css';
import type { Prefinery, PrefineryEvent, User } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createClient, fault, follow, renderOnSandbox, resume, newEmail, returnAsUser } from '../../test/sandbox.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { ShareButtons } from './ShareButtons.tsx';

const { href } = location;
let client: Prefinery;
let me: User;

beforeEach(async () => {
  ({ client, me } = await returnAsUser());
});
afterEach(async () => {
  Reflect.deleteProperty(navigator, 'share');
  Reflect.deleteProperty(navigator, 'canShare');
  history.replaceState(null, '', href);
  await fault({});
});

/** The text that a network gets, with the link in it. */
const words = (link: HTMLAnchorElement) => [...new URL(link.href).searchParams.values()].join(' ').split(/\s+/);
const links = () => screen.queryAllByRole<HTMLAnchorElement>('link');

test('each network gets the user’s own link, tagged with its name', async () => {
  renderOnSandbox(<ShareButtons />, client);
  await expect.poll(links).toHaveLength(8);
  for (const network of ['x', 'facebook', 'linkedin', 'whatsapp', 'telegram', 'reddit', 'email', 'sms']) {
    const tagged = `${me.referral_link}?utm_source=${network}&utm_medium=referral`;
    expect(links().filter((link) => words(link).includes(tagged))).toHaveLength(1);
  }
  // This browser has no share sheet.
  expect(screen.queryByRole('button')).toBeNull();
});

test('a visitor who follows a shared link is a share, and after a signup a referral of its owner, with the network', async () => {
  const { unmount } = renderOnSandbox(<ShareButtons />, client);
  const link = words(await screen.findByRole<HTMLAnchorElement>('link', { name: 'Share on WhatsApp' })).at(-1);
  const { search } = await follow(String(link));
  expect(await client.getUser()).toMatchObject({ shares: 1, referrals: 0 });
  const owner = document.cookie;
  unmount();
  resetPage();

  // Another visitor, on the page that the link leads to. The script reads the address once per page, so here the kit
  // sends it.
  history.replaceState(null, '', search);
  const visitor = createClient();
  history.replaceState(null, '', '?');
  renderOnSandbox(<SignupForm success={({ profile }) => `${profile.utm_source} ${profile.utm_medium}`} />, visitor);
  await userEvent.type(screen.getByLabelText('E-mail address'), `${newEmail()}{Enter}`);
  await expect.poll(() => screen.getByRole('status').textContent).toBe('whatsapp referral');

  resume(owner);
  expect(await client.getUser()).toMatchObject({ id: me.id, shares: 1, referrals: 1 });
});

test('a click opens the share sheet, with a tagged link', async () => {
  const sheets: ShareData[] = [];
  const shared: unknown[] = [];
  client.subscribe((event: PrefineryEvent) => void (event.type === 'shared' && shared.push(event.result)));
  // Browsers open the share sheet only on a click of the user.
  const share = async (data: ShareData) => {
    if (!navigator.userActivation.isActive) throw new DOMException('No click.', 'NotAllowedError');
    sheets.push(data);
  };
  Object.defineProperty(navigator, 'share', { configurable: true, value: share });
  Object.defineProperty(navigator, 'canShare', { configurable: true, value: ({ url }: ShareData) => url !== '' });
  renderOnSandbox(<ShareButtons />, client);
  await expect.poll(links).toHaveLength(8);
  await userEvent.click(screen.getByRole('button', { name: 'Share…' }));
  await expect.poll(() => shared).toEqual(['system']);
  expect(sheets.map(({ url }) => url)).toEqual([`${me.referral_link}?utm_source=system&utm_medium=referral`]);
  const { searchParams } = await follow(String(sheets[0]?.url));
  expect(Object.fromEntries(searchParams)).toMatchObject({ r: me.referral_code, utm_source: 'system' });
  expect(await client.getUser()).toMatchObject({ shares: 1 });
});

test('it keeps its size when the link loads, and its targets are large enough for touch', async () => {
  const { container } = renderOnSandbox(<ShareButtons />, client);
  const size = () => container.getBoundingClientRect().height;
  const waiting = size();
  expect(links()).toHaveLength(0);
  await expect.poll(links).toHaveLength(8);
  expect(size()).toBe(waiting);
  for (const link of links()) expect(link.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
});

test('an answer that is an error shows a message and a retry, which loads the links', async () => {
  await fault({ commands: { getUser: 500 } });
  renderOnSandbox(<ShareButtons />, client);
  expect(await screen.findByText('We could not look up your link.')).toBeVisible();
  expect(links()).toHaveLength(0);
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(links).toHaveLength(8);
});

test('an anonymous visitor is asked to join first', async () => {
  await client.logoutUser();
  renderOnSandbox(<ShareButtons />, client);
  expect(await screen.findByText(/^Join first\./)).toBeVisible();
  expect(links()).toHaveLength(0);
});
