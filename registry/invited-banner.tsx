'use client';

import { Anonymous, useReferrerCode } from '@prefinery-kit/react';
import type { ReactNode } from 'react';

interface InvitedBannerProps {
  children?: ReactNode;
}

/** A line for visitors who came by a friend's link and have not joined yet. All others see nothing. */
export function InvitedBanner({
  children = 'A friend has invited you. Join, and you both move up.',
}: InvitedBannerProps) {
  const { data: code } = useReferrerCode();
  if (!code) return null;
  return (
    <Anonymous>
      <p className="border-b border-border bg-accent px-4 py-3 text-center text-sm font-medium text-accent-foreground">
        {children}
      </p>
    </Anonymous>
  );
}
