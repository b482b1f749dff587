import { createFakeVendor, renderWithPrefinery } from '@prefinery-kit/react/testing';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Place } from './Place.tsx';

const leonard = { email: 'leonard@bigbangtheory.com' };

test('a visitor joins behind those who are there', async () => {
  const vendor = createFakeVendor({ users: [leonard] });
  renderWithPrefinery(<Place />, { vendor });
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'penny@bigbangtheory.com{Enter}');
  expect(await screen.findByText('You are number 2.')).toBeVisible();
  expect(vendor.calls).toContainEqual({ command: 'addUser', data: { email: 'penny@bigbangtheory.com' } });
});

test('a visitor with an ad blocker is told', async () => {
  const vendor = createFakeVendor();
  vendor.fault('script', 'blocked');
  renderWithPrefinery(<Place />, { vendor });
  expect(await screen.findByText('The waitlist is out of reach.')).toBeVisible();
});
