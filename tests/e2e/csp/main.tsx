import {
  AlreadyJoined,
  Authenticated,
  EmbeddedReferralPage,
  HostedForm,
  Leaderboard,
  PrefineryProvider,
  ReferralCard,
  ReferralPageDialog,
  Rewards,
  SignupForm,
  useFreshUser,
  useTriggerRewards,
} from '@prefinery-kit/react';
import { ReferralQrCode } from '@prefinery-kit/react/qr';
import '@prefinery-kit/react/styles.css';
import { createRoot } from 'react-dom/client';

const main = document.querySelector('main');
const { project = '', scriptUrl = '', nonce } = main?.dataset ?? {};

function Sharing() {
  useFreshUser({ interval: 500 });
  const { mutate: triggerRewards, data: rewards } = useTriggerRewards();
  return (
    <>
      {/* ReferralCard contains ListPosition, ReferralLink, ShareButtons, ReferralStats and RewardProgress. */}
      <ReferralCard thresholds={[{ referrals: 1, reward: 'A sticker' }]} />
      <ReferralQrCode />
      <button onClick={() => triggerRewards({ event: 'purchase' })}>Buy</button>
      <Rewards rewards={rewards} />
    </>
  );
}

if (main) {
  createRoot(main).render(
    <PrefineryProvider project={project} scriptUrl={scriptUrl} nonce={nonce}>
      <Authenticated empty={<SignupForm />}>
        <ReferralPageDialog>See your page</ReferralPageDialog>
        <EmbeddedReferralPage />
        <Sharing />
      </Authenticated>
      <AlreadyJoined />
      <Leaderboard />
      <HostedForm />
    </PrefineryProvider>,
  );
}
