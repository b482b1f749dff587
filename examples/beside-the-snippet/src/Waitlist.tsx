import { AlreadyJoined, Anonymous, Authenticated, ReferralCard, SignupForm } from '@prefinery-kit/react';

/** A visitor who has not joined sees the form; one who has joined sees their place and their link. */
export const Waitlist = () => (
  <>
    <Anonymous pending={<SignupForm />}>
      <SignupForm />
      <AlreadyJoined />
    </Anonymous>
    <Authenticated>
      <ReferralCard />
    </Authenticated>
  </>
);
