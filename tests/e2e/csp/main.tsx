import {
  AlreadyJoined,
  Authenticated,
  EmbeddedReferralPage,
  HostedForm,
  Leaderboard,
  PrefineryProvider,
  ReferralPagePopup,
  SignupForm,
} from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import { createRoot } from 'react-dom/client';

const main = document.querySelector('main');
const { project = '', scriptUrl = '', nonce } = main?.dataset ?? {};

if (main) {
  createRoot(main).render(
    <PrefineryProvider project={project} scriptUrl={scriptUrl} nonce={nonce}>
      <Authenticated fallback={<SignupForm />}>
        <ReferralPagePopup>See your page</ReferralPagePopup>
        <EmbeddedReferralPage />
      </Authenticated>
      <AlreadyJoined />
      <Leaderboard />
      <HostedForm />
    </PrefineryProvider>,
  );
}
