import { PrefineryProvider, ReferralCard, SignupForm } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import { scriptUrl } from '../script.ts';

export const Waitlist = () => (
  <PrefineryProvider project="story123" scriptUrl={scriptUrl}>
    <ReferralCard empty={<SignupForm />} />
  </PrefineryProvider>
);
