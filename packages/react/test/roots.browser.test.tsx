/** Several React roots on one page, as on sites where each widget is mounted by itself. */
import { createPrefinery } from '@prefinery-kit/core';
import { forgetVisitor, resetPage } from '@prefinery-kit/core/testing';
import { render, screen, waitFor, within } from '@testing-library/react';
import { StrictMode } from 'react';
import { beforeEach, expect, inject, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { ReferralLink } from '../src/sharing/ReferralLink.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { createClient, newEmail } from './sandbox.tsx';

beforeEach(() => {
  forgetVisitor();
  resetPage();
});

const options = () => ({ project: 'test1234', scriptUrl: inject('scriptUrl') });

const clients = {
  'one client': () => {
    const client = createClient();
    return [client, client] as const;
  },
  'a client each': () => [createPrefinery(options()), createPrefinery({ ...options(), timeout: 20_000 })] as const,
};

test.each(Object.entries(clients))(
  'two roots with %s share script and session, draw a leaderboard each, and one keeps working without the other',
  async (_, make) => {
    const [first, second] = make();
    const one = render(
      <StrictMode>
        <PrefineryProvider client={first}>
          <SignupForm />
          <Leaderboard />
        </PrefineryProvider>
      </StrictMode>,
    );
    const other = render(
      <StrictMode>
        <PrefineryProvider client={second}>
          <ReferralLink />
          <Leaderboard />
        </PrefineryProvider>
      </StrictMode>,
    );
    const boards = () =>
      document.querySelectorAll('[data-prefinery=leaderboard] > div > [data-state=success] iframe').length;
    await expect.poll(boards).toBe(2);
    await userEvent.fill(screen.getByLabelText('E-mail address'), newEmail());
    screen.getByRole('button', { name: 'Join the waitlist' }).click();
    const link = await within(other.container).findByLabelText<HTMLInputElement>('Your referral link');
    await waitFor(() => expect(link.value).toContain('/r/'));
    expect(document.querySelectorAll('script[src*="/widget/v2/"]')).toHaveLength(1);

    other.unmount();
    expect(await within(one.container).findByText('You are on the list.')).toBeVisible();
    await expect.poll(boards).toBe(1);
    await second.logoutUser();
    expect(await within(one.container).findByLabelText('E-mail address')).toBeVisible();
  },
);
