'use client';

import type { Landing } from '@prefinery-kit/core/server';
import { AlreadyJoined, Anonymous, Authenticated, ReferralCard, ServerState, SignupForm } from '@prefinery-kit/react';
import { use } from 'react';

/** A visitor who has not joined sees the form; one who has joined sees their place and their link. */
export const Waitlist = ({ landing }: { landing: Promise<Landing> }) => (
  <ServerState landing={use(landing)}>
    <Anonymous pending={<SignupForm />}>
      <SignupForm />
      <AlreadyJoined />
    </Anonymous>
    <Authenticated>
      <ReferralCard />
    </Authenticated>
  </ServerState>
);
