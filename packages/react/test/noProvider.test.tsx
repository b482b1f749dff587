import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { EmbeddedReferralPage } from '../src/vendor-pages/EmbeddedReferralPage.tsx';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { HostedFormButton } from '../src/vendor-pages/HostedFormButton.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { ListPosition } from '../src/sharing/ListPosition.tsx';
import { ReferralLink } from '../src/sharing/ReferralLink.tsx';
import { ReferralPageDialog } from '../src/vendor-pages/ReferralPageDialog.tsx';
import { ReferralStats } from '../src/sharing/ReferralStats.tsx';
import { RewardProgress } from '../src/sharing/RewardProgress.tsx';
import { ShareButtons } from '../src/sharing/ShareButtons.tsx';
import { useFreshUser } from '../src/visitor/useFreshUser.ts';
import { useLeaderboard } from '../src/vendor-pages/useLeaderboard.ts';
import { useReferralPage } from '../src/vendor-pages/useReferralPage.ts';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';

const thresholds = [{ referrals: 3, reward: 'A month free' }];

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
