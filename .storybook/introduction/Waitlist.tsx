import { PrefineryProvider, ReferralCard, SignupForm } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';

export const Waitlist = () => (
  <PrefineryProvider project="story123" scriptUrl="/prefinery/widget/v2/story123.js">
    <ReferralCard fallback={<SignupForm />} />
  </PrefineryProvider>
);
