import { createPrefinery } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { TanStackDevtools } from '@tanstack/react-devtools';
import { cleanup, render, screen, within } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from 'vitest';
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

/** Opens the shell in a window of its own, as its button does, and returns that window. */
function detach(): Window {
  const { open: openWindow } = window;
  const opened: Window[] = [];
  window.open = (...given) => {
    const shown = openWindow.apply(window, given);
    if (shown) opened.push(shown);
    return shown;
  };
  screen.getByRole('button', { name: 'Detach TanStack Devtools' }).click();
  window.open = openWindow;
  const [shown] = opened;
  if (!shown) throw new Error('The shell has opened no window.');
  onTestFinished(() => shown.close());
  return shown;
}

/** The panel in a window, and how it looks there. */
const panelIn = ({ document }: Window) =>
  document.querySelector('prefinery-devtools')?.shadowRoot?.querySelector<HTMLElement>('.panel');
const backgroundIn = (shown: Window): string | undefined => {
  const found = panelIn(shown);
  return found ? shown.getComputedStyle(found).backgroundColor : undefined;
};
const white = 'rgb(255, 255, 255)';

test('in the window of the shell the panel has its styles and works, and it comes back each time the window is closed', async () => {
  const client = open();
  await panel();
  for (const name of ['penny', 'amy', 'raj']) {
    const detached = detach();
    await expect.poll(() => backgroundIn(detached), { timeout: 5000 }).toBe(white);
    expect(panelIn(window)).toBeUndefined();
    const { email } = await client.addUser(`${name}.${crypto.randomUUID()}@bigbangtheory.com`);
    const shown = panelIn(detached);
    if (!shown) throw new Error('The panel is not in the window of the shell.');
    within(shown).getByRole('tab', { name: 'Visitor' }).click();
    await expect.poll(() => shown.textContent).toContain(`"${email}"`);
    detached.close();
    await expect.poll(() => backgroundIn(window)).toBe(white);
  }
});

test('the panel follows the theme that is chosen in the shell, beside the page and in its own window', async () => {
  open('light');
  await expect.poll(() => backgroundIn(window)).toBe(white);
  await userEvent.click(screen.getByRole('button', { name: 'Settings' }));
  await userEvent.selectOptions(screen.getByLabelText('Theme'), 'dark');
  await userEvent.click(screen.getByRole('button', { name: 'Plugins' }));
  await expect.poll(() => backgroundIn(window)).toBe('rgb(20, 23, 28)');
  const detached = detach();
  await expect.poll(() => backgroundIn(detached), { timeout: 5000 }).toBe('rgb(20, 23, 28)');
});

test('opened and closed again and again, the shell has one panel', async () => {
  open();
  for (let times = 0; times < 3; times += 1) {
    await panel();
    // The shell comes and goes with an animation.
    await userEvent.click(await screen.findByRole('button', { name: 'Close TanStack Devtools' }));
    await userEvent.click(await screen.findByRole('button', { name: /Open TanStack Devtools/i }));
  }
  await expect.poll(() => backgroundIn(window)).toBe(white);
  expect(document.querySelectorAll('prefinery-devtools')).toHaveLength(1);
});
