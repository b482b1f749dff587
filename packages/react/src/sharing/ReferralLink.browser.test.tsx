import '../styles.css';
import { createPrefinery, type PrefineryEvent } from '@prefinery-kit/core';
import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { ReferralLink } from './ReferralLink.tsx';

const client = createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });

/** Sets what the browser allows this page to do with the clipboard. */
const allow = async (setting: 'granted' | 'denied') => {
  const {
    targetInfo: { browserContextId },
  } = await cdp().send('Target.getTargetInfo');
  for (const name of ['clipboard-read', 'clipboard-write']) {
    await cdp().send('Browser.setPermission', {
      origin: location.origin,
      permission: { name, allowWithoutSanitization: false },
      setting,
      ...(browserContextId && { browserContextId }),
    });
  }
};

beforeAll(async () => {
  // The clipboard needs a page with the focus, which this frame lacks in a test.
  await cdp().send('Emulation.setFocusEmulationEnabled', { enabled: true });
  window.focus();
  await client.logoutUser();
  await client.addUser(`penny.${crypto.randomUUID()}@bigbangtheory.com`);
});

const shared: unknown[] = [];
beforeEach(() => void shared.splice(0));
afterEach(cleanup);

async function show() {
  const onEvent = (event: PrefineryEvent) => void (event.type === 'shared' && shared.push(event.result));
  render(
    <StrictMode>
      <PrefineryProvider client={client} onEvent={onEvent}>
        <ReferralLink />
      </PrefineryProvider>
    </StrictMode>,
  );
  const field = screen.getByLabelText<HTMLInputElement>('Your referral link');
  await expect.poll(() => field.value).toMatch(/^http/);
  return field;
}

test('the copied link is in the clipboard', async () => {
  await allow('granted');
  await navigator.clipboard.writeText('something else');
  const field = await show();
  const button = screen.getByRole('button', { name: 'Copy link' });
  const { width } = button.getBoundingClientRect();
  await userEvent.click(button);
  await expect.poll(() => screen.getByRole('status').textContent).toBe('Copied');
  expect(getComputedStyle(button, '::after').content).toContain('✓');
  expect(button.getBoundingClientRect().width).toBe(width);
  expect(await navigator.clipboard.readText()).toBe(field.value);
  expect(field.value).toBe((await client.getUser())?.referral_link);
  await expect.poll(() => shared).toEqual(['copy']);
});

test('a browser that refuses the clipboard API copies the selected link', async () => {
  await allow('granted');
  await navigator.clipboard.writeText('something else');
  await allow('denied');
  await expect(navigator.clipboard.writeText('refused')).rejects.toThrow(/denied|permission/i);
  const field = await show();
  const button = screen.getByRole('button', { name: 'Copy link' });
  await userEvent.click(button);
  await expect.poll(() => screen.getByRole('status').textContent).toBe('Copied');
  expect(button).toHaveFocus();
  await allow('granted');
  expect(await navigator.clipboard.readText()).toBe(field.value);
});
