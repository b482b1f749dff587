import { createPrefinery } from '@prefinery-kit/core';
import { cleanup, render } from '@testing-library/react';
import { type ReactNode, StrictMode, useEffect } from 'react';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
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
import { PrefineryDevtools } from '../src/devtools/index.ts';
import { useFreshUser } from '../src/visitor/useFreshUser.ts';
import { useTriggerRewards } from '../src/sharing/useTriggerRewards.ts';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';

const MOUNTS = 100;
const client = createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });

// Counts the timers and listeners of this page, where they are added and where they are removed.
const timers = new Set<unknown>();
const listeners = new Map<string, number>();
const real = {
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  setInterval: window.setInterval.bind(window),
  clearInterval: window.clearInterval.bind(window),
  add: EventTarget.prototype.addEventListener,
  remove: EventTarget.prototype.removeEventListener,
};

const isOfThePage = (target: EventTarget) =>
  target === window || target === document || target instanceof HTMLScriptElement;

beforeAll(async () => {
  await client.logoutUser();
  await client.addUser(`penny.${crypto.randomUUID()}@bigbangtheory.com`);

  Object.assign(window, {
    setTimeout: (act: () => void, delay?: number) => {
      const id = real.setTimeout(() => {
        timers.delete(id);
        act();
      }, delay);
      timers.add(id);
      return id;
    },
    clearTimeout: (id?: number) => {
      timers.delete(id);
      real.clearTimeout(id);
    },
    setInterval: (act: () => void, delay?: number) => {
      const id = real.setInterval(act, delay);
      timers.add(id);
      return id;
    },
    clearInterval: (id?: number) => {
      timers.delete(id);
      real.clearInterval(id);
    },
  });
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type, ...rest) {
    if (isOfThePage(this ?? window)) listeners.set(type, (listeners.get(type) ?? 0) + 1);
    real.add.call(this ?? window, type, ...rest);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, type, ...rest) {
    if (isOfThePage(this ?? window)) listeners.set(type, (listeners.get(type) ?? 0) - 1);
    real.remove.call(this ?? window, type, ...rest);
  };
});
afterAll(() => {
  const { add, remove, ...clocks } = real;
  Object.assign(window, clocks);
  Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove });
});
afterEach(cleanup);

const alive = () => ({
  nodes: document.querySelectorAll('*').length,
  scripts: document.scripts.length,
  timers: timers.size,
  listeners: Object.fromEntries([...listeners].filter(([, count]) => count !== 0)),
});

const app = (ui: ReactNode) => (
  <StrictMode>
    <PrefineryProvider client={client}>{ui}</PrefineryProvider>
  </StrictMode>
);

async function mountAndUnmount(ui: ReactNode, isThere: (container: HTMLElement) => boolean) {
  const { container, unmount } = render(app(ui));
  await vi.waitFor(() => expect(isThere(container)).toBe(true), { timeout: 15_000 });
  unmount();
  container.remove();
}

const isDrawn = (container: HTMLElement) => container.querySelector('[data-state=success] iframe') !== null;

const isKnown = (container: HTMLElement) => container.querySelector('[data-state=success]') !== null;
const thresholds = [{ referrals: 3, reward: 'A month free' }];

function FreshPosition() {
  useFreshUser({ interval: 30_000 });
  return <ListPosition />;
}

function Shop() {
  const { mutate: triggerRewards, data: rewards } = useTriggerRewards();
  useEffect(() => triggerRewards({ event: 'purchase' }), [triggerRewards]);
  return rewards && <Rewards rewards={rewards} />;
}

test.each([
  ['SignupForm', <SignupForm key="it" />, (container: HTMLElement) => container.querySelector('form') !== null],
  ['HostedForm', <HostedForm key="it" />, isDrawn],
  [
    'HostedFormButton',
    <HostedFormButton key="it" />,
    (container: HTMLElement) => container.querySelector('button') !== null,
  ],
  ['Leaderboard', <Leaderboard key="it" />, isDrawn],
  ['EmbeddedReferralPage', <EmbeddedReferralPage key="it" />, isDrawn],
  ['ReferralPageDialog', <ReferralPageDialog key="it" open />, () => isDrawn(document.body)],
  ['ReferralLink', <ReferralLink key="it" />, isKnown],
  ['ShareButtons', <ShareButtons key="it" />, isKnown],
  ['ReferralQrCode', <ReferralQrCode key="it" />, isKnown],
  ['ListPosition, read again and again', <FreshPosition key="it" />, isKnown],
  ['ReferralStats', <ReferralStats key="it" />, isKnown],
  ['RewardProgress', <RewardProgress key="it" thresholds={thresholds} />, isKnown],
  ['ReferralCard', <ReferralCard key="it" thresholds={thresholds} />, isKnown],
  ['Rewards', <Shop key="it" />, (container: HTMLElement) => container.textContent === 'No rewards yet.'],
  [
    'PrefineryDevtools',
    <PrefineryDevtools key="it" defaultOpen />,
    (container: HTMLElement) =>
      Boolean(container.querySelector('prefinery-devtools')?.shadowRoot?.querySelector('[role=tab]')),
  ],
] as const)(
  'a hundred visits to a page with %s leave nothing behind',
  { timeout: 120_000 },
  async (_name, ui, isThere) => {
    await mountAndUnmount(ui, isThere);
    // The first visit may leave something, such as the script itself. Further visits must not add to it.
    const before = await vi.waitFor(
      () => {
        const now = alive();
        expect(now.timers).toBe(0);
        return now;
      },
      { timeout: 15_000 },
    );
    for (let mount = 0; mount < MOUNTS; mount++) await mountAndUnmount(ui, isThere);
    // Calls in flight end with their answers.
    await vi.waitFor(() => expect(alive()).toEqual(before), { timeout: 15_000 });
  },
);
