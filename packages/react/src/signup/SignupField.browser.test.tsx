import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renderOnSandbox, newEmail } from '../../test/sandbox.tsx';
import { SignupForm } from './SignupForm.tsx';
import { SignupField } from './SignupField.tsx';

beforeEach(resetPage);

const form = (
  <SignupForm agreement="I have read the small print.">
    <SignupField name="first_name" label="First name" required minLength={2} />
    <SignupField name="postal_code" label="Postal code" pattern="\d{4}" />
    <SignupField name="country" label="Country">
      {(props) => (
        <select {...props} required>
          <option value="">Choose…</option>
          <option value="CH">Switzerland</option>
        </select>
      )}
    </SignupField>
  </SignupForm>
);

const submit = () => userEvent.click(screen.getByRole('button', { name: 'Join the waitlist' }));
const saidOf = (label: string) => {
  const ids = screen.getByLabelText(label).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join('');
};

test('each invalid field has its message below it, and loses it once the value is corrected', async () => {
  renderOnSandbox(form);
  await userEvent.fill(screen.getByLabelText('Postal code'), 'SW1A');
  await submit();
  await expect.poll(() => saidOf('E-mail address')).toBe('Enter your e-mail address, such as you@example.com.');
  expect(saidOf('First name')).toBe('Please fill this in.');
  expect(saidOf('Country')).toBe('Please fill this in.');
  // For other rules the message is the browser's own.
  const postalCode = screen.getByLabelText<HTMLInputElement>('Postal code');
  expect(postalCode.validity.patternMismatch).toBe(true);
  expect(saidOf('Postal code')).toBe(postalCode.validationMessage);
  expect(saidOf('I have read the small print.')).toBe('Please agree to this first.');
  await expect.element(screen.getByLabelText('E-mail address')).toHaveFocus();

  // An incomplete address.
  await userEvent.fill(screen.getByLabelText('E-mail address'), 'penny@');
  expect(saidOf('E-mail address')).toBe('');
  await submit();
  await expect.poll(() => saidOf('E-mail address')).toBe('Enter your e-mail address, such as you@example.com.');

  await userEvent.fill(screen.getByLabelText('E-mail address'), newEmail());
  await userEvent.type(screen.getByLabelText('First name'), 'P');
  await submit();
  const firstName = screen.getByLabelText<HTMLInputElement>('First name');
  await expect.element(firstName).toHaveFocus();
  expect(firstName.validity.tooShort).toBe(true);
  expect(saidOf('First name')).toBe(firstName.validationMessage);

  await userEvent.type(firstName, 'enny');
  await userEvent.fill(postalCode, '8001');
  await userEvent.selectOptions(screen.getByLabelText('Country'), 'CH');
  await userEvent.click(screen.getByLabelText('I have read the small print.'));
  expect(document.querySelectorAll('[aria-invalid=true]')).toHaveLength(0);
  await submit();
  await expect.element(await screen.findByText('You are on the list.')).toBeVisible();
});
