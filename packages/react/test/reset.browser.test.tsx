/** The parts on a page with a CSS reset, which removes margins, padding and borders from every element. */
import '../src/styles.css';
import type { Prefinery } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import theming from '../../../docs/theming.md?raw';
import { AlreadyJoined } from '../src/vendor-pages/AlreadyJoined.tsx';
import { HostedFormButton } from '../src/vendor-pages/HostedFormButton.tsx';
import { ReferralCard } from '../src/sharing/ReferralCard.tsx';
import { ReferralPageDialog } from '../src/vendor-pages/ReferralPageDialog.tsx';
import { SignupField } from '../src/signup/SignupField.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';
import { createClient, renderOnSandbox, newEmail } from './sandbox.tsx';

/** The order of layers that docs/theming.md recommends for a reset. */
const [, guide = ''] = /^## Resets$[^]*?^```css\n([^]*?)^```$/m.exec(theming) ?? [];

let client: Prefinery;
let sheet: HTMLStyleElement;

beforeEach(async () => {
  resetPage();
  client = createClient();
  // The margin of the page itself is not the kit's.
  document.body.style.margin = '0';
  sheet = document.createElement('style');
});
afterEach(() => {
  sheet.remove();
  document.body.style.removeProperty('margin');
});

/** Position, size and borders of every visible element. Another font would change the size. */
function shapes(): string[] {
  return [...document.querySelectorAll('main [data-prefinery], main [data-prefinery] *')]
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { padding, margin, borderWidth, listStyle, textAlign } = getComputedStyle(element);
      const name = element.getAttribute('data-prefinery') ?? element.localName;
      return JSON.stringify({ name, x, y, width, height, padding, margin, borderWidth, listStyle, textAlign });
    });
}

const parts = (
  <main>
    <SignupForm>
      <SignupField name="first_name" label="First name" />
      <label>
        <input type="checkbox" name="terms" /> I agree to the terms
      </label>
    </SignupForm>
    <AlreadyJoined open />
    <HostedFormButton>Join</HostedFormButton>
    <ReferralCard thresholds={[{ referrals: 1, reward: 'A month free' }]} />
    <ReferralQrCode />
    <ReferralPageDialog open />
  </main>
);

async function show(): Promise<void> {
  renderOnSandbox(parts, client);
  // The visitor has begun to fill in the form, so it stays although they join elsewhere on the page.
  fireEvent.input(await screen.findByLabelText('First name'), { target: { value: 'P' } });
  await client.addUser({ email: newEmail() });
  await expect.poll(() => document.querySelector('main [aria-busy=true]')).toBeNull();
  await expect.poll(() => document.getAnimations()).toEqual([]);
}

function add(reset: string): void {
  sheet.textContent = reset;
  document.head.prepend(sheet);
}

test.each([
  ['the reset of the guide', guide],
  [
    'one that takes borders and fonts as well',
    '@layer reset, prefinery; @layer reset { * { box-sizing: border-box; margin: 0; padding: 0; border: 0; font: inherit; } }',
  ],
])('%s in a layer before the kit’s changes no position, size or border', async (_what, reset) => {
  await show();
  const before = shapes();
  expect(before.length).toBeGreaterThan(100);
  expect(reset).toMatch(/@layer reset \{\s*\* \{[^}]*margin: 0;\s*padding: 0;/);
  add(reset);
  expect(shapes()).toEqual(before);
});

test('with a reset outside of layers, the dialog is still centered', async () => {
  await show();
  add('* { margin: 0; padding: 0; }');
  const { left, right, top, bottom } = screen.getByRole('dialog').getBoundingClientRect();
  expect(getComputedStyle(screen.getByRole('dialog')).margin).toBe('0px');
  expect(left).toBeGreaterThan(0);
  expect(left).toBeCloseTo(innerWidth - right, 0);
  expect(top).toBeCloseTo(innerHeight - bottom, 0);
});
