'use client';

import { Show, SignInButton, UserButton } from '@clerk/nextjs';

export const Account = () => (
  <div>
    <Show when="signed-out">
      <SignInButton />
    </Show>
    <Show when="signed-in">
      <UserButton />
    </Show>
  </div>
);
