/** A page that a server drew, where there is no `window`, and that a browser takes over. */
import { createFakeVendor } from '@prefinery-kit/core/testing';
import { PrefineryProvider, SignupForm } from '@prefinery-kit/react';
import { act, createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { builtinEnvironments } from 'vitest/runtime';

test('with the address of the script relative to the page, the form that a server drew is taken over with its action', async () => {
  const form = createElement(
    PrefineryProvider,
    { project: 'abcd1234', scriptUrl: '/pf/widget/v2/abcd1234.js' },
    createElement(SignupForm),
  );
  const html = renderToString(form);

  const { teardown } = await builtinEnvironments.jsdom.setup(globalThis, {});
  onTestFinished(() => teardown(globalThis));
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  onTestFinished(() => void vi.unstubAllGlobals());
  const complaints = vi.spyOn(console, 'error');
  document.body.innerHTML = html;
  const action = document.querySelector('form')?.getAttribute('action');
  expect(action).toMatch(/abcd1234/);
  createFakeVendor().install();
  // React looks for a page when it is imported.
  const { hydrateRoot } = await import('react-dom/client');
  const root = await act(async () => hydrateRoot(document.body, form));
  expect(document.querySelector('form')?.getAttribute('action')).toBe(action);
  // React reports a mismatch there.
  expect(complaints).not.toHaveBeenCalled();
  await act(async () => root.unmount());
}, 30_000);
