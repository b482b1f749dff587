import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { EmbeddedReferralPage } from './components/EmbeddedReferralPage/EmbeddedReferralPage.tsx';
import { HostedForm } from './components/HostedForm/HostedForm.tsx';
import { HostedFormButton } from './components/HostedFormButton/HostedFormButton.tsx';
import { Leaderboard } from './components/Leaderboard/Leaderboard.tsx';
import { ListPosition } from './components/ListPosition/ListPosition.tsx';
import { ReferralLink } from './components/ReferralLink/ReferralLink.tsx';
import { ReferralPageDialog } from './components/ReferralPageDialog/ReferralPageDialog.tsx';
import { ReferralStats } from './components/ReferralStats/ReferralStats.tsx';
import { RewardProgress } from './components/RewardProgress/RewardProgress.tsx';
import { ShareButtons } from './components/ShareButtons/ShareButtons.tsx';
import { useFreshUser } from './hooks/useFreshUser.ts';
import { useLeaderboard } from './hooks/useLeaderboard.ts';
import { useReferralPage } from './hooks/useReferralPage.ts';
import { ReferralQrCode } from './qr/ReferralQrCode.tsx';

const thresholds = [{ referrals: 3, reward: 'A month free' }];

/** A component that uses a hook. */
function Use({ hook }: { hook: () => unknown }): ReactNode {
  hook();
  return null;
}

test.each<[string, ReactNode]>([
  ['EmbeddedReferralPage', <EmbeddedReferralPage key="it" />],
  ['HostedForm', <HostedForm key="it" />],
  ['HostedFormButton', <HostedFormButton key="it" />],
  ['Leaderboard', <Leaderboard key="it" />],
  ['ListPosition', <ListPosition key="it" />],
  ['ReferralLink', <ReferralLink key="it" />],
  ['ReferralPageDialog', <ReferralPageDialog key="it" open />],
  ['ReferralQrCode', <ReferralQrCode key="it" />],
  ['ReferralStats', <ReferralStats key="it" />],
  ['RewardProgress', <RewardProgress key="it" thresholds={thresholds} />],
  ['ShareButtons', <ShareButtons key="it" />],
  ['useFreshUser', <Use key="it" hook={() => useFreshUser({ interval: 30_000 })} />],
  ['useLeaderboard', <Use key="it" hook={useLeaderboard} />],
  ['useReferralPage', <Use key="it" hook={useReferralPage} />],
])('outside a provider the error names %s, which is what the app wrote', (name, ui) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => render(ui)).toThrow(`${name}: Wrap the app`);
});
