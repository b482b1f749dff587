import { act, waitFor } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeVendor, resetPage } from '@prefinery-kit/core/testing';
import { Anonymous } from '../src/visitor/Anonymous.tsx';
import { Authenticated } from '../src/visitor/Authenticated.tsx';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { HostedFormButton } from '../src/vendor-pages/HostedFormButton.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { ListPosition } from '../src/sharing/ListPosition.tsx';
import { ReferralCard } from '../src/sharing/ReferralCard.tsx';
import { ReferralLink } from '../src/sharing/ReferralLink.tsx';
import { ReferralStats } from '../src/sharing/ReferralStats.tsx';
import { RewardProgress } from '../src/sharing/RewardProgress.tsx';
import { Rewards } from '../src/sharing/Rewards.tsx';
import { ScriptGate } from '../src/foundation/ScriptGate.tsx';
import { ShareButtons } from '../src/sharing/ShareButtons.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { PrefineryDevtools } from '../src/devtools/index.ts';
import { useFreshUser } from '../src/visitor/useFreshUser.ts';
import { useScript } from '../src/foundation/useScript.ts';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';
import { ServerState } from '../src/provider/ServerState.tsx';
import { leonard } from './fake.tsx';

let page: HTMLElement;
beforeEach(() => {
  resetPage();
  page = document.body.appendChild(document.createElement('main'));
});
afterEach(() => page.remove());

const State = () => <output>{useScript().status}</output>;

const app = (
  <PrefineryProvider project="abcd1234">
    <State />
    <SignupForm />
    <Leaderboard />
    <HostedForm />
    <HostedFormButton>Join</HostedFormButton>
    <Authenticated pending="one moment">a member</Authenticated>
    <Anonymous pending="one moment">a stranger</Anonymous>
    <ScriptGate pending="no script yet">the script</ScriptGate>
  </PrefineryProvider>
);

test('hydration finds no mismatch when the script is loaded already', async () => {
  page.innerHTML = renderToString(app);
  const form = page.querySelector('form');
  createFakeVendor().install();
  // React reports a mismatch on the console, and the set-up of the tests lets a test fail for that.
  const root = await act(async () => hydrateRoot(page, app));
  expect(page.querySelector('form')).toBe(form);
  expect(page.querySelector('output')).toHaveTextContent('ready');
  await act(async () => root.unmount());
});

// React 18 has no resource hints, so there the HTML has no script.
test('hydration uses the script that `load="eager"` has added to the HTML of a server', async () => {
  const eager = (
    <PrefineryProvider project="abcd1234" load="eager">
      <State />
    </PrefineryProvider>
  );
  const scripts = () => [...document.querySelectorAll('script')];
  page.innerHTML = renderToString(eager);
  const before = scripts();
  const root = await act(async () => hydrateRoot(page, eager));
  expect(page.querySelector('output')).toHaveTextContent('loading');
  if (before.length > 0) expect(scripts()).toEqual(before);
  expect(scripts()).toHaveLength(1);
  await act(async () => root.unmount());
});

test('referrer and utm are fields of the form that the server rendered, and hydration keeps them', async () => {
  const landing = { referrer: leonard.referral_code, utm: { utm_source: 'Facebook', utm_term: 'physics' } };
  const form = (
    <PrefineryProvider project="abcd1234">
      <ServerState landing={landing}>
        <SignupForm />
      </ServerState>
    </PrefineryProvider>
  );
  const filled = () =>
    [...page.querySelectorAll<HTMLInputElement>('input[type=hidden]')].flatMap(({ name, value }) =>
      value ? `${name}: ${value}` : [],
    );
  page.innerHTML = renderToString(form);
  const drawn = [`referral_token: ${leonard.referral_code}`, 'utm_source: Facebook', 'utm_term: physics'];
  expect(filled()).toEqual(drawn);
  createFakeVendor().install();
  const root = await act(async () => hydrateRoot(page, form));
  // This address has no referral code: only the server has read the cookie.
  expect(filled()).toEqual(drawn);
  await act(async () => root.unmount());
});

const thresholds = [{ referrals: 1, reward: 'A sticker' }];

function Sharing() {
  useFreshUser({ interval: 30_000 });
  return (
    <>
      <ListPosition />
      <ReferralStats />
      <RewardProgress thresholds={thresholds} />
      <ReferralLink />
      <ShareButtons />
      <ReferralQrCode />
      <ReferralCard thresholds={thresholds} />
      <Rewards rewards={[]} />
      <PrefineryDevtools />
    </>
  );
}

/** The elements that the server has rendered for the parts. */
const drawn = () => [...page.querySelectorAll('[data-prefinery]:not([data-prefinery=figure])')];

test.each<[string, string | undefined]>([
  ['does not know who is here', undefined],
  ['knows who is here', leonard.email],
])(
  'hydration finds no mismatch with a server that %s, and then the parts show what the script answers',
  async (_, email) => {
    const fake = createFakeVendor({ users: [{ ...leonard, referrals: 1 }], session: leonard.email });
    const parts = (
      <PrefineryProvider project="abcd1234">
        <ServerState user={email === undefined ? undefined : fake.find(email)}>
          <Sharing />
        </ServerState>
      </PrefineryProvider>
    );
    page.innerHTML = renderToString(parts);
    expect(page.querySelectorAll('[aria-busy=true]')).toHaveLength(email === undefined ? 11 : 0);
    const before = drawn();
    expect(before.length).toBeGreaterThan(11);
    fake.install();
    document.body.append(page);
    const root = await act(async () => hydrateRoot(page, parts));
    for (const element of before) expect(page).toContainElement(element as HTMLElement);
    await waitFor(() => expect(page.querySelectorAll('[aria-busy=true]')).toHaveLength(0));
    for (const element of before) expect(page).toContainElement(element as HTMLElement);
    expect(page.querySelectorAll('input')).toHaveLength(2);
    for (const link of page.querySelectorAll('input'))
      expect(link).toHaveValue(`https://example.com/${leonard.referral_code}`);
    expect(page.querySelector('progress')).toHaveValue(1);
    await act(async () => root.unmount());
  },
);
