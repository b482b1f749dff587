/** A page that a real server drew, where there is no `window`, and that a browser takes over. */
import { createFakeVendor } from '@prefinery-kit/core/testing';
import { PrefineryProvider, SignupForm } from '@prefinery-kit/react';
import { JSDOM } from 'jsdom';
import { act, createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => void vi.unstubAllGlobals());

test('with the address of the script relative to the page, the form that a server drew is taken over with its action', async () => {
  const form = createElement(
    PrefineryProvider,
    { project: 'abcd1234', scriptUrl: '/pf/widget/v2/abcd1234.js' },
    createElement(SignupForm),
  );
  const html = renderToString(form);
  const { window } = new JSDOM(`<main>${html}</main>`, { url: 'http://localhost:3000' });
  for (const name of ['document', 'location', 'navigator', 'HTMLElement', 'HTMLFormElement'] as const) {
    vi.stubGlobal(name, window[name]);
  }
  vi.stubGlobal('window', window);
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  createFakeVendor().install();
  const complaints = vi.spyOn(console, 'error');
  const page = window.document.querySelector('main') ?? window.document.body;
  const action = page.querySelector('form')?.getAttribute('action');
  expect(action).toMatch(/abcd1234/);
  // React looks for a page when it is imported.
  const { hydrateRoot } = await import('react-dom/client');
  const root = await act(async () => hydrateRoot(page, form));
  expect(page.querySelector('form')?.getAttribute('action')).toBe(action);
  // React reports a mismatch there.
  expect(complaints).not.toHaveBeenCalled();
  await act(async () => root.unmount());
});
