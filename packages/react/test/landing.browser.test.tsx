import { createPrefinery, type Prefinery } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, expect, inject, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';

const { href } = location;
const somebody = () => `penny.${crypto.randomUUID()}@bigbangtheory.com`;
const arrive = (): Prefinery => createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });

afterEach(() => {
  cleanup();
  resetPage();
  history.replaceState(null, '', href);
});

test('a signup by a referral link is credited to the referrer, also if a router rewrote the address at once', async () => {
  resetPage();
  const { referral_code } = await arrive().addUser(somebody());
  const owner = document.cookie;
  resetPage();

  history.replaceState(null, '', `?r=${referral_code}&utm_source=Facebook&utm_medium=cpc`);
  const client = arrive();
  history.replaceState(null, '', '?');
  render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <SignupForm success={({ profile }) => `${profile.utm_source} ${profile.utm_medium}`} />
      </PrefineryProvider>
    </StrictMode>,
  );
  await userEvent.type(screen.getByLabelText('E-mail address'), `${somebody()}{Enter}`);
  await expect.poll(() => screen.getByRole('status').textContent).toBe('Facebook cpc');

  for (const cookie of owner.split('; ')) document.cookie = `${cookie}; path=/`;
  expect(await client.getUser()).toMatchObject({ referral_code, referrals: 1 });
});
