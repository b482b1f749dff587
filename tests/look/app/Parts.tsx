'use client';
import { PrefineryProvider, ReferralCard, SignupForm } from '@prefinery-kit/react';

/** A form and a card. As long as the vendor's script does not answer, the card is there without its numbers. */
export const Parts = () => (
  <PrefineryProvider project="abcd1234">
    <SignupForm />
    <ReferralCard />
  </PrefineryProvider>
);
