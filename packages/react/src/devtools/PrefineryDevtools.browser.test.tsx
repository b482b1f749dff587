import { createPrefinery, withLanding } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { cleanup, render, screen, within } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { usePrefinery } from '../foundation/usePrefinery.ts';
import { useUser } from '../visitor/useUser.ts';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { PrefineryDevtools, type PrefineryDevtoolsProps } from './index.ts';

const scriptUrl = inject('scriptUrl');
const faults = `${new URL(scriptUrl).origin}/faults`;
const endFaults = () => fetch(faults, { method: 'DELETE' });

beforeEach(resetPage);
afterEach(async () => {
  cleanup();
  await endFaults();
  resetPage();
});

function App() {
  const { data: user } = useUser();
  const prefinery = usePrefinery();
  return (
    <main>
      <p>{user === null ? 'nobody' : user?.email}</p>
      <button onClick={() => void prefinery.getReferralCode().catch(() => undefined)}>Ask</button>
    </main>
  );
}

function open(props: PrefineryDevtoolsProps = { defaultOpen: true }) {
  const client = createPrefinery({ project: 'test1234', scriptUrl });
  render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <App />
        <PrefineryDevtools {...props} />
      </PrefineryProvider>
    </StrictMode>,
  );
  return client;
}

const host = () => document.querySelector('prefinery-devtools');

/** Queries of Testing Library do not search a shadow root. */
function devtools() {
  const root = host()?.shadowRoot?.firstElementChild;
  if (!(root instanceof HTMLElement)) throw new Error('There are no devtools on the page.');
  return within(root);
}

const choose = async (name: RegExp) => userEvent.click(await devtools().findByRole('tab', { name }));
const commands = () =>
  within(devtools().getByRole('region', { name: 'Done' }))
    .queryAllByRole('listitem')
    .map((row) => row.textContent);

test('commands are listed with their times', async () => {
  const client = open();
  const user = await client.addUser(`penny.${crypto.randomUUID()}@bigbangtheory.com`);
  const row = expect.stringMatching(new RegExp(`^addUser${user.email ?? ''}\\d+ ms$`));
  await expect.poll(commands).toContainEqual(row);
});

test('a fault that is set in the panel makes a command fail, and is cleared again', async () => {
  const client = open();
  await choose(/^Sandbox/);
  await userEvent.selectOptions(devtools().getByLabelText('getReferralCode'), 'HTTP 500');
  await devtools().findByRole('tab', { name: 'Sandbox 1' });
  await expect.poll(async () => (await fetch(faults)).json()).toMatchObject({ commands: { getReferralCode: 500 } });
  await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await choose(/^Errors 1/);
  expect(devtools().getByText('rejected')).toBeVisible();
  expect(devtools().getByText(/the sandbox was told so/)).toBeVisible();
  await choose(/^Sandbox/);
  await userEvent.click(devtools().getByRole('button', { name: 'Clear all faults' }));
  await devtools().findByRole('tab', { name: 'Sandbox' });
  expect(await client.getReferralCode()).toBeNull();
});

test('faults that were set elsewhere are shown, and stay when one is added', async () => {
  await fetch(faults, {
    method: 'PUT',
    body: JSON.stringify({ lag: 1234, commands: { getReferrerCode: { slow: 7 } } }),
  });
  open();
  await choose(/^Sandbox 2/);
  expect(devtools().getByLabelText('Reads lag by')).toHaveDisplayValue('1.234 s');
  await userEvent.selectOptions(devtools().getByLabelText('Mails'), 'held');
  await devtools().findByRole('tab', { name: 'Sandbox 3' });
  const set = { lag: 1234, commands: { getReferrerCode: { slow: 7 } }, mails: 'held', callbacks: 'documented' };
  await expect.poll(async () => (await fetch(faults)).json()).toEqual(set);
  // The panel does not know of these yet.
  await fetch(faults, { method: 'PATCH', body: '{"lag":5,"commands":{"addUser":500}}' });
  await userEvent.selectOptions(devtools().getByLabelText('Mails'), '–');
  await devtools().findByRole('tab', { name: 'Sandbox 3' });
  expect(await (await fetch(faults)).json()).toEqual({
    lag: 5,
    commands: { getReferrerCode: { slow: 7 }, addUser: 500 },
    callbacks: 'documented',
  });
});

test('a click makes the page another visitor', async () => {
  document.cookie = '_pfy_test1234_referrer_code=abcde; path=/';
  const client = open();
  const user = await client.addUser(`penny.${crypto.randomUUID()}@bigbangtheory.com`);
  await client.recordFormImpression();
  await expect.poll(() => client.state).toBe('ready');
  cleanup();
  open();
  expect(await screen.findByText(user.email ?? '')).toBeVisible();
  expect(document.cookie).toMatch(/_session=.*/);
  await choose(/^Visitor/);
  expect(devtools().getByText(`"${user.email}"`)).toBeVisible();
  await userEvent.click(await devtools().findByRole('button', { name: 'Become another visitor' }));
  expect(await screen.findByText('nobody')).toBeVisible();
  expect(devtools().getByText('Nobody.')).toBeVisible();
  expect(document.cookie).not.toContain('_pfy_');
});

test('another visitor does not have the referrer of the landing page', async () => {
  const { pathname } = location;
  const host = createPrefinery({ project: 'test1234', scriptUrl });
  const { referral_code } = await host.addUser(`amy.${crypto.randomUUID()}@bigbangtheory.com`);
  const owner = document.cookie;
  resetPage();
  history.replaceState(null, '', `?r=${referral_code}&utm_source=news`);
  const client = open();
  // A router removes it from the address.
  history.replaceState(null, '', pathname);
  await choose(/^Visitor/);
  await userEvent.click(await devtools().findByRole('button', { name: 'Become another visitor' }));
  const friend = `penny.${crypto.randomUUID()}@bigbangtheory.com`;
  const data = await withLanding(client, friend);
  expect(data).toEqual({ email: friend });
  expect(await client.addUser(data)).toMatchObject({ profile: { utm_source: null } });
  for (const cookie of owner.split('; ')) document.cookie = `${cookie}; path=/`;
  expect(await client.getUser()).toMatchObject({ referral_code, referrals: 0 });
});

test('styles of the page do not affect the devtools, and theirs do not affect the page', async () => {
  const style = document.head.appendChild(document.createElement('style'));
  style.textContent = 'body * { position: static; color: red; font-size: 60px; display: block }';
  open({ position: 'top-left', defaultOpen: true });
  const panel = await devtools().findByRole('dialog');
  expect(getComputedStyle(panel)).toMatchObject({ fontSize: '13px', display: 'flex' });
  expect(panel.getBoundingClientRect()).toMatchObject({ left: 16, top: 16 });
  expect(panel.getBoundingClientRect().right).toBeLessThanOrEqual(innerWidth);
  expect(getComputedStyle(screen.getByRole('button', { name: 'Ask' })).fontSize).toBe('60px');
  style.remove();
});

test('the Tab key reaches the button after the app, opens the panel, and Escape returns the focus', async () => {
  open({});
  screen.getByRole('button', { name: 'Ask' }).focus();
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(host());
  await userEvent.keyboard('{Enter}');
  expect(await devtools().findByRole('dialog', { name: 'Prefinery devtools' })).toBeVisible();
  await userEvent.keyboard('{Tab}');
  expect(host()?.shadowRoot?.activeElement).toBe(devtools().getByRole('button', { name: 'Close' }));
  await userEvent.keyboard('{Escape}');
  expect(host()?.shadowRoot?.activeElement).toBe(await devtools().findByRole('button', { name: /^Open/ }));
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(screen.getByRole('button', { name: 'Ask' })).toHaveFocus();
});
