'use client';
import { PrefineryProvider, ReferralCard, SignupForm } from '@prefinery-kit/react';

/** A form and a card. While the script is loading, the card is shown without its numbers. */
export const Parts = () => (
  <PrefineryProvider project="abcd1234">
    <SignupForm />
    <ReferralCard />
  </PrefineryProvider>
);
