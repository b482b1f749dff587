/** Slots mean the same in every part: `pending` (not known yet), `empty` (nothing to show), `error` (with a retry). */
import { resetPage } from '@prefinery-kit/core/testing';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Anonymous } from '../src/visitor/Anonymous.tsx';
import { Authenticated } from '../src/visitor/Authenticated.tsx';
import { EmbeddedReferralPage } from '../src/vendor-pages/EmbeddedReferralPage.tsx';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { ListPosition } from '../src/sharing/ListPosition.tsx';
import { ReferralCard } from '../src/sharing/ReferralCard.tsx';
import { ReferralLink } from '../src/sharing/ReferralLink.tsx';
import { ReferralPageDialog } from '../src/vendor-pages/ReferralPageDialog.tsx';
import { ReferralStats } from '../src/sharing/ReferralStats.tsx';
import { RewardProgress } from '../src/sharing/RewardProgress.tsx';
import { ScriptGate } from '../src/foundation/ScriptGate.tsx';
import { ShareButtons } from '../src/sharing/ShareButtons.tsx';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';
import { blocked, renderOnFake } from './fake.tsx';

const waiting = { pending: 'Not known yet' };
const failing = {
  error: ({ code }: { code: string }, retry: () => void) => <button onClick={retry}>Retry {code}</button>,
};
const always = { ...waiting, ...failing };
const slots = { ...always, empty: 'Nothing to show' };

/** Parts that may have nothing to show. */
const canBeEmpty: Record<string, ReactNode> = {
  Authenticated: <Authenticated {...slots} />,
  EmbeddedReferralPage: <EmbeddedReferralPage {...slots} />,
  ListPosition: <ListPosition {...slots} />,
  ReferralCard: <ReferralCard {...slots} />,
  ReferralLink: <ReferralLink {...slots} />,
  ReferralPageDialog: <ReferralPageDialog open {...slots} />,
  ReferralQrCode: <ReferralQrCode {...slots} />,
  ReferralStats: <ReferralStats {...slots} />,
  RewardProgress: <RewardProgress thresholds={[{ referrals: 1, reward: 'A sticker' }]} {...slots} />,
  ShareButtons: <ShareButtons {...slots} />,
};
/** Parts that always have something to show. */
const neverEmpty: Record<string, ReactNode> = {
  Anonymous: <Anonymous {...always} />,
  HostedForm: <HostedForm {...always} />,
  Leaderboard: <Leaderboard {...always} />,
};
const all = { ...canBeEmpty, ...neverEmpty, ScriptGate: <ScriptGate {...slots} /> };
const drawnByServer = Object.entries(all).filter(([name]) => name !== 'ReferralPageDialog');

test.each(drawnByServer)('%s shows `pending` on a server, where nothing is known yet', (_, part) => {
  resetPage();
  const page = renderToString(<PrefineryProvider project="abcd1234">{part}</PrefineryProvider>);
  expect(page).toContain('Not known yet');
  expect(page).not.toMatch(/Nothing to show|Retry/);
});

test.each(Object.entries(canBeEmpty))('%s shows `empty` to an anonymous visitor', async (_, part) => {
  renderOnFake(part);
  expect(await screen.findByText('Nothing to show')).toBeVisible();
  expect(screen.queryByText(/Not known yet|Retry/)).toBeNull();
});

test.each(Object.entries({ ...canBeEmpty, ScriptGate: all.ScriptGate }))(
  '%s shows `empty` where consent is denied',
  async (_, part) => {
    resetPage();
    render(<PrefineryProvider project="abcd1234" consent="denied" children={part} />);
    expect(await screen.findByText('Nothing to show')).toBeVisible();
  },
);

test.each(Object.entries(all))('%s shows `error` with a retry where the script is blocked', async (_, part) => {
  const { fake } = renderOnFake(part, {}, {}, blocked);
  const retry = await screen.findByRole('button', { name: 'Retry script_failed' });
  expect(screen.queryByText(/Not known yet|Nothing to show/)).toBeNull();
  fake.fault('script', null);
  await userEvent.click(retry);
  await expect.poll(() => screen.queryByText(/Retry/)).toBeNull();
});
