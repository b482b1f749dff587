import { ReferralCard, SignupForm } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import './branded.css';

export const Branded = () => (
  <div className="tea-shop">
    <ReferralCard empty={<SignupForm />} />
  </div>
);
