import { resetPage } from '@prefinery-kit/core/testing';
import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ReferralCard } from '../src/sharing/ReferralCard.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { createClient, newEmail, reload, renderOnSandbox, resume } from './sandbox.tsx';

const { href } = location;

afterEach(() => {
  cleanup();
  resetPage();
  history.replaceState(null, '', href);
});

test('a signup by a referral link is credited to the referrer, also if a router rewrote the address at once', async () => {
  resetPage();
  const { referral_code } = await createClient().addUser(newEmail());
  const owner = document.cookie;
  resetPage();

  history.replaceState(null, '', `?r=${referral_code}&utm_source=Facebook&utm_medium=cpc`);
  const client = createClient();
  history.replaceState(null, '', '?');
  render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <SignupForm success={({ profile }) => `${profile.utm_source} ${profile.utm_medium}`} />
      </PrefineryProvider>
    </StrictMode>,
  );
  await userEvent.type(screen.getByLabelText('E-mail address'), `${newEmail()}{Enter}`);
  await expect.poll(() => screen.getByRole('status').textContent).toBe('Facebook cpc');

  for (const cookie of owner.split('; ')) document.cookie = `${cookie}; path=/`;
  expect(await client.getUser()).toMatchObject({ referral_code, referrals: 1 });
});

test('a referral link whose code a router removed at once is credited on the next page that the browser loads, too', async () => {
  resetPage();
  const { referral_code } = await createClient().addUser(newEmail());
  const owner = document.cookie;
  resetPage();

  history.replaceState(null, '', `?r=${referral_code}`);
  const landing = createClient();
  history.replaceState(null, '', '?');
  // The layout of a page without parts.
  const { unmount } = renderOnSandbox(null, landing);
  await expect.poll(() => landing.state).toBe('ready');
  unmount();
  reload();
  const client = createClient();
  renderOnSandbox(<SignupForm success={() => 'joined'} />, client);
  await userEvent.type(screen.getByLabelText('E-mail address'), `${newEmail()}{Enter}`);
  await expect.poll(() => screen.getByRole('status').textContent).toBe('joined');

  resume(owner);
  expect(await client.getUser()).toMatchObject({ referral_code, referrals: 1 });
});

test('links to a page of the app have the code and the tags, and a signup on that page is credited to the referrer', async () => {
  resetPage();
  const owner = createClient();
  const { referral_code } = await owner.addUser(newEmail());
  const cookies = document.cookie;
  const { unmount } = render(
    <StrictMode>
      <PrefineryProvider client={owner}>
        <ReferralCard base={`${location.origin}/invite?plan=pro`} />
      </PrefineryProvider>
    </StrictMode>,
  );
  const page = `${location.origin}/invite?plan=pro&r=${referral_code}`;
  await expect.poll(() => screen.getByLabelText<HTMLInputElement>('Your referral link').value).toBe(page);
  const { href: post } = screen.getByRole<HTMLAnchorElement>('link', { name: 'Share on LinkedIn' });
  const shared = new URL(post).searchParams.get('url') ?? '';
  expect(shared).toBe(`${page}&utm_source=linkedin&utm_medium=referral`);
  unmount();
  resetPage();

  history.replaceState(null, '', shared);
  // In a new page the sandbox's script runs again, and reads the address.
  Reflect.deleteProperty(window, Symbol.for('@prefinery-kit/sandbox'));
  const visitor = createClient();
  render(
    <StrictMode>
      <PrefineryProvider client={visitor}>
        <SignupForm success={({ profile }) => `${profile.utm_source} ${profile.utm_medium}`} />
      </PrefineryProvider>
    </StrictMode>,
  );
  await userEvent.type(screen.getByLabelText('E-mail address'), `${newEmail()}{Enter}`);
  await expect.poll(() => screen.getByRole('status').textContent).toBe('linkedin referral');

  for (const cookie of cookies.split('; ')) document.cookie = `${cookie}; path=/`;
  expect(await visitor.getUser()).toMatchObject({ referral_code, referrals: 1 });
});
