import { createPrefinery } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { TanStackDevtools } from '@tanstack/react-devtools';
import { cleanup, render, screen, within } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { useUser } from '../visitor/useUser.ts';
import { prefineryDevtoolsPlugin } from './index.ts';

beforeEach(() => {
  resetPage();
  // The shell remembers its tabs and its theme there.
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  resetPage();
  localStorage.clear();
});

const plugins = [prefineryDevtoolsPlugin()];
const User = () => <p>{useUser().data?.email ?? 'anonymous'}</p>;

function open(theme: 'dark' | 'light' = 'light') {
  const client = createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });
  render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <User />
        <TanStackDevtools plugins={plugins} config={{ defaultOpen: true, theme }} />
      </PrefineryProvider>
    </StrictMode>,
  );
  return client;
}

const host = () => document.querySelector('prefinery-devtools');

/** Queries of Testing Library do not search a shadow root. */
async function panel() {
  const find = () => host()?.shadowRoot?.querySelector('.panel');
  await expect.poll(find).toBeInstanceOf(HTMLElement);
  const region = find();
  if (!(region instanceof HTMLElement)) throw new Error('The panel is not in the shell.');
  return region;
}

test('TanStack Devtools shows the panel in a tab, with the commands of the page', async () => {
  const client = open();
  const { email } = await client.addUser(`penny.${crypto.randomUUID()}@bigbangtheory.com`);
  expect(await screen.findByText(email ?? '')).toBeVisible();
  const shown = within(await panel());
  const rows = () =>
    within(shown.getByRole('region', { name: 'Done' }))
      .queryAllByRole('listitem')
      .map((row) => row.textContent);
  await expect.poll(rows).toContainEqual(expect.stringMatching(/^addUser/));
  expect(shown.queryByRole('button', { name: 'Close' })).toBeNull();
  await userEvent.click(shown.getByRole('tab', { name: 'Visitor' }));
  expect(shown.getByText(`"${email}"`)).toBeVisible();
});

test('the panel fills the tab of the shell', async () => {
  open();
  const shown = await panel();
  const tab = host()?.parentElement;
  const { width, height } = tab?.getBoundingClientRect() ?? {};
  expect(width).toBeGreaterThan(300);
  expect(shown.getBoundingClientRect()).toMatchObject({ width, height });
});

test.each(['dark', 'light'] as const)('the panel has the %s theme of the shell', async (theme) => {
  open(theme);
  const style = getComputedStyle(await panel());
  expect(style.colorScheme).toBe(theme);
  expect(style.backgroundColor).toBe(theme === 'dark' ? 'rgb(20, 23, 28)' : 'rgb(255, 255, 255)');
});
