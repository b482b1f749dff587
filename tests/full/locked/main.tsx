import {
  Anonymous,
  Authenticated,
  createPrefinery,
  HostedForm,
  Leaderboard,
  ListPosition,
  PrefineryProvider,
  PrefineryTexts,
  ReferralCard,
  ReferralPageDialog,
  ReferralStats,
  RewardProgress,
  ShareButtons,
  SignupForm,
} from '@prefinery-kit/react';
import { ar } from '@prefinery-kit/react/locales';
import { ReferralQrCode } from '@prefinery-kit/react/qr';
import { createRoot } from 'react-dom/client';

const client = createPrefinery({ project: 'locked12', scriptUrl: '/widget/v2/locked12.js' });

const main = document.querySelector('main');
if (main) {
  createRoot(main).render(
    <PrefineryProvider client={client}>
      <SignupForm />
      <Anonymous>
        <p>Not on the list yet</p>
      </Anonymous>
      <Authenticated>
        <ReferralCard />
        <ListPosition />
        <ReferralStats />
        <RewardProgress thresholds={[{ referrals: 3, reward: 'A month free' }]} />
        <ShareButtons />
        <ReferralQrCode />
        <ReferralPageDialog>Invite</ReferralPageDialog>
        <PrefineryTexts language={ar}>
          <ReferralStats />
        </PrefineryTexts>
      </Authenticated>
      <Leaderboard />
      <HostedForm />
      <footer>The end of the page</footer>
    </PrefineryProvider>,
  );
}
