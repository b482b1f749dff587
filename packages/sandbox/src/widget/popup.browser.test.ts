import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFrames, type Frames } from './frames.ts';
import { createPopup, type Popup } from './popup.ts';

/** A page that loads, from the test's own server. */
const path = '/favicon.ico';
const referral = { path, title: 'Referral page' };
const signup = { path, title: 'Signup form' };

let frames: Frames;
let popup: Popup;
let listening: () => number;

const hosts = () => [...document.body.children].filter((element) => element.shadowRoot !== null);
const root = () => {
  const [found, ...others] = hosts().flatMap((host) => host.shadowRoot ?? []);
  if (found === undefined || others.length > 0) throw new Error(`Expected one popup: ${document.body.innerHTML}`);
  return found;
};
const dialog = () => root().querySelector('dialog');
const iframes = () => [...root().querySelectorAll('iframe')];
const opener = () => document.querySelector<HTMLElement>('#opener');

const show = (frame = referral) => popup.claim()(frame);

const close = { type: 'prefinery-sandbox:close' };
const tell = (message: MessageEventInit) =>
  window.dispatchEvent(new MessageEvent('message', { origin: location.origin, data: close, ...message }));

beforeEach(() => {
  document.body.innerHTML = '<button id="opener">More</button><div id="board"></div>';
  opener()?.focus();
  const add = vi.spyOn(window, 'addEventListener');
  const remove = vi.spyOn(window, 'removeEventListener');
  listening = () => add.mock.calls.length - remove.mock.calls.length;
  frames = createFrames({ document, base: location.origin, onJoined: () => {} });
  popup = createPopup(document, frames);
});

afterEach(async () => {
  popup.close();
  document.body.innerHTML = '';
  await vi.waitFor(() => expect(listening()).toBe(0));
});

it('is a modal dialog with accessible names, and needs no inline style that a policy could refuse', async () => {
  expect(await show()).toBe(true);
  expect(dialog()?.matches(':modal')).toBe(true);
  expect(dialog()).toHaveAccessibleName('Referral page');
  expect(root().querySelector('button')).toHaveAccessibleName('Close');
  expect(iframes()[0]).toHaveAttribute('title', 'Referral page');
  expect(root().querySelector('style')).toBeNull();
  expect(root().querySelectorAll('[style]')).toHaveLength(1);
  expect(root().activeElement).toBe(root().querySelector('button'));
});

it('shows one page at a time, and returns the focus when closed', async () => {
  await show();
  iframes()[0]?.focus();
  await show(signup);
  expect(iframes()).toHaveLength(1);
  expect(dialog()).toHaveAccessibleName('Signup form');
  expect(root().activeElement).toBe(root().querySelector('button'));
  popup.close();
  expect(hosts()).toEqual([]);
  expect(opener()).toHaveFocus();
});

it('shows the page of the last call, in whatever order their answers come', async () => {
  const first = popup.claim();
  const second = popup.claim();
  expect(await second(signup)).toBe(true);
  expect(await first(referral)).toBe(false);
  expect(dialog()).toHaveAccessibleName('Signup form');
});

it('does not open if closed before the answer', async () => {
  const showLater = popup.claim();
  popup.close();
  expect(await showLater(referral)).toBe(false);
  expect(hosts()).toEqual([]);
});

it('counts as shown if closed before its page has loaded', async () => {
  const shown = show();
  await vi.waitFor(() => expect(dialog()).not.toBeNull());
  popup.close();
  expect(await shown).toBe(true);
});

it('opens again after the app has removed it from the document', async () => {
  await show();
  hosts()[0]?.remove();
  expect(await show()).toBe(true);
  expect(dialog()?.matches(':modal')).toBe(true);
});

it('is closed by a message of its own page', async () => {
  await show();
  tell({ source: iframes()[0]?.contentWindow ?? null });
  expect(hosts()).toEqual([]);
  expect(opener()).toHaveFocus();
});

it('is not closed by a message of another page', async () => {
  await show();
  const board = document.querySelector('#board');
  if (board === null) throw new Error('The test has no element to draw into');
  await frames.draw(board, referral);
  tell({ source: board.querySelector('iframe')?.contentWindow ?? null });
  tell({ source: window });
  tell({ source: iframes()[0]?.contentWindow ?? null, origin: 'https://elsewhere.test' });
  expect(dialog()?.open).toBe(true);
});

it('removes its elements and listeners, a hundred times', { timeout: 30_000 }, async () => {
  const nodes = document.querySelectorAll('*').length;
  const onDocument = vi.spyOn(document, 'addEventListener');
  for (let time = 0; time < 100; time++) {
    await show();
    expect(listening()).toBe(1);
    popup.close();
  }
  expect(document.querySelectorAll('*')).toHaveLength(nodes);
  expect(onDocument).not.toHaveBeenCalled();
  expect(opener()).toHaveFocus();
  await vi.waitFor(() => expect(listening()).toBe(0));
});
