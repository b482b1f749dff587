/** A page that was rendered without a `window`, and is hydrated in a browser. */
import { createFakeVendor } from '@prefinery-kit/core/testing';
import { PrefineryProvider, SignupForm } from '@prefinery-kit/react';
import { act, createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { builtinEnvironments } from 'vitest/runtime';

test('with a relative `scriptUrl`, hydration keeps the action of a form that a server rendered', async () => {
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
  const consoleError = vi.spyOn(console, 'error');
  document.body.innerHTML = html;
  const action = document.querySelector('form')?.getAttribute('action');
  expect(action).toMatch(/abcd1234/);
  createFakeVendor().install();
  // React checks for a DOM when it is imported.
  const { hydrateRoot } = await import('react-dom/client');
  const root = await act(async () => hydrateRoot(document.body, form));
  expect(document.querySelector('form')?.getAttribute('action')).toBe(action);
  // React reports a mismatch on the console.
  expect(consoleError).not.toHaveBeenCalled();
  await act(async () => root.unmount());
}, 30_000);
