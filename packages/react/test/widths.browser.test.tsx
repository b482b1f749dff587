/** Every part at every width with long texts; with reduced motion, and with forced colors. */
import '../src/styles.css';
import type { Prefinery, Reward, User } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { AlreadyJoined } from '../src/vendor-pages/AlreadyJoined.tsx';
import { EmbeddedReferralPage } from '../src/vendor-pages/EmbeddedReferralPage.tsx';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { HostedFormButton } from '../src/vendor-pages/HostedFormButton.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { ListPosition } from '../src/sharing/ListPosition.tsx';
import { ReferralCard } from '../src/sharing/ReferralCard.tsx';
import { ReferralLink } from '../src/sharing/ReferralLink.tsx';
import { ReferralPageDialog } from '../src/vendor-pages/ReferralPageDialog.tsx';
import { ReferralStats } from '../src/sharing/ReferralStats.tsx';
import { RewardProgress } from '../src/sharing/RewardProgress.tsx';
import { Rewards } from '../src/sharing/Rewards.tsx';
import { ShareButtons } from '../src/sharing/ShareButtons.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';
import { createClient, addReferral, Refresh, renderOnSandbox, newEmail } from './sandbox.tsx';

/** Forty letters without a place for a line break. */
const long = 'Donaudampfschifffahrtsgesellschaftsmuetz';
const thresholds = [
  { referrals: 1, reward: long },
  { referrals: 1_000_000, reward: long },
];

const reward: Reward = {
  descriptor: 'discount10',
  name: long,
  user_id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
  user_role: 'referrer',
  status: 'earned',
  type: 'SingleSided',
  earned_at: '2026-01-01T00:00:00Z',
  delivered_at: null,
  revoked_at: null,
  user: {
    id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
    email: `${long}@bigbangtheory.com`,
    referral_code: long,
    profile: { first_name: long, last_name: long },
  },
};

let client: Prefinery;
let me: User;

beforeEach(async () => {
  resetPage();
  client = createClient();
  me = await client.addUser({ email: `${long}.${newEmail()}`, first_name: long, last_name: long });
});
afterEach(async () => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  await page.viewport(1280, 900);
});

/** A client whose user has large numbers and a long link. */
function famous(): Prefinery {
  const user = {
    ...me,
    list_position: 1_234_567,
    list_ahead: 1_234_566,
    list_behind: 7_654_321,
    list_length: 8_888_888,
    referrals: 123_456,
    shares: 7_654_321,
    referral_link: `https://comiccenter.com/${long}`,
  };
  const state = { ...client.session.state, user, key: 'famous' };
  return { ...client, session: { ...client.session, state, subscribe: () => () => undefined, read: async () => user } };
}

const isSettled = () => expect.poll(() => document.querySelector('main [aria-busy=true]')).toBeNull();
/** By how many pixels the page, or an open dialog, overflows. */
const overhang = () =>
  [document.documentElement, ...document.querySelectorAll('dialog[open]')].map(
    ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
  );

test.each<[string, ReactNode]>([
  ['SignupForm', <SignupForm key="it" texts={{ submit: long, email: long }} />],
  ['AlreadyJoined', <AlreadyJoined key="it" open texts={{ question: long, answer: long }} />],
  ['HostedForm', <HostedForm key="it" email={`${long}@bigbangtheory.com`} />],
  ['HostedFormButton', <HostedFormButton key="it">{long}</HostedFormButton>],
  ['Leaderboard', <Leaderboard key="it" />],
  ['EmbeddedReferralPage', <EmbeddedReferralPage key="it" />],
  ['ReferralPageDialog', <ReferralPageDialog key="it" open texts={{ label: long }} />],
  ['ListPosition', <ListPosition key="it" texts={{ label: long, detail: () => long }} />],
  ['ReferralLink', <ReferralLink key="it" texts={{ label: long, copy: long }} />],
  ['ReferralQrCode', <ReferralQrCode key="it" texts={{ save: { png: long, svg: long } }} />],
  ['ReferralStats', <ReferralStats key="it" texts={{ referrals: long }} />],
  ['RewardProgress', <RewardProgress key="it" thresholds={thresholds} texts={{ label: long }} />],
  ['Rewards', <Rewards key="it" rewards={[reward, { ...reward, status: 'revoked', descriptor: 'other' }]} />],
  ['ShareButtons', <ShareButtons key="it" texts={{ name: { x: long, facebook: long, email: long } }} />],
  ['ReferralCard', <ReferralCard key="it" thresholds={thresholds} />],
])('%s stays on the page, from 280 to 1600 px', async (_name, part) => {
  await page.viewport(280, 900);
  renderOnSandbox(<main>{part}</main>, famous());
  await isSettled();
  for (const width of [280, 390, 768, 1280, 1600]) {
    await page.viewport(width, 900);
    await expect.poll(() => innerWidth).toBe(width);
    expect([width, ...overhang().map((by) => Math.max(0, by))]).toEqual([width, ...overhang().map(() => 0)]);
  }
});

const parts = (
  <main>
    <ReferralCard thresholds={[{ referrals: 2, reward: long }]} />
    <Leaderboard />
    <ReferralPageDialog>Invite friends</ReferralPageDialog>
    <Refresh />
  </main>
);

/** All running animations and transitions. */
const movements = () => document.getAnimations().filter(({ playState }) => playState === 'running').length;

test.each([
  ['with prefers-reduced-motion nothing is animated', 'reduce', 0],
  ['without prefers-reduced-motion changes are animated', 'no-preference', 1],
])('%s', async (_who, value, least) => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] });
  renderOnSandbox(parts, client);
  const seen: number[] = [movements()];
  await isSettled();
  await addReferral(me);
  await userEvent.click(screen.getByRole('button', { name: 'refresh' }));
  await expect.poll(() => screen.getByRole('progressbar')).toHaveValue(1);
  seen.push(movements());
  await userEvent.click(screen.getByRole('button', { name: 'Invite friends' }));
  seen.push(movements());
  for (const count of seen) {
    if (least === 0) expect(count).toBe(0);
    else expect(count).toBeGreaterThanOrEqual(least);
  }
});

test('with forced colors, the progress bar is still visible', async () => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  renderOnSandbox(<RewardProgress thresholds={thresholds} />, famous());
  await expect.poll(() => screen.queryByRole('progressbar')).toHaveValue(123_456);
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  expect(getComputedStyle(screen.getByRole('progressbar')).borderTopWidth).toBe('1px');
});

/** The top left corners of all inputs, buttons and lines of text in the page. */
function placesOf(root: Element): unknown[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: unknown[] = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const { x, y } of range.getClientRects()) texts.push([walker.currentNode.textContent, x, y]);
  }
  const boxes = [...root.querySelectorAll('input, button, svg, progress, li')].map((element) => {
    const { x, y } = element.getBoundingClientRect();
    return [element.tagName, x, y];
  });
  return [...texts, ...boxes];
}

test.each<[string, ReactNode]>([
  ['SignupForm', <SignupForm key="it" />],
  ['ReferralLink', <ReferralLink key="it" />],
  ['ReferralQrCode', <ReferralQrCode key="it" />],
  ['ReferralStats', <ReferralStats key="it" />],
  ['RewardProgress', <RewardProgress key="it" thresholds={thresholds} />],
  ['Rewards', <Rewards key="it" rewards={[{ ...reward, name: '$10 discount' }]} />],
  ['ShareButtons', <ShareButtons key="it" />],
  ['ReferralCard', <ReferralCard key="it" thresholds={thresholds} />],
  ['ReferralPageDialog', <ReferralPageDialog key="it" open />],
])('%s is laid out in centered text as elsewhere', async (_name, part) => {
  await page.viewport(800, 900);
  renderOnSandbox(<main>{part}</main>, famous());
  await isSettled();
  await document.fonts.ready;
  const before = placesOf(document.body);
  document.body.style.textAlign = 'center';
  const after = placesOf(document.body);
  document.body.style.textAlign = '';
  expect(before.length).toBeGreaterThan(0);
  expect(after).toEqual(before);
});

test('ListPosition is centered in centered text', async () => {
  renderOnSandbox(
    <main style={{ textAlign: 'center' }}>
      <ListPosition />
    </main>,
    famous(),
  );
  await isSettled();
  expect(getComputedStyle(screen.getByText('1,234,567')).textAlign).toBe('center');
});
