'use client';

import { useAuth } from '@clerk/nextjs';
import { PrefineryProvider } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import type { ReactNode } from 'react';
import { project } from '../campaign';
import { fetchIdentity } from './fetch-identity';

/**
 * Until Clerk has loaded, the identity is `undefined`: not known yet. An identity that is a function is called once, so another
 * account needs a provider with another `key`.
 */
export function Providers({ children }: { children: ReactNode }) {
  const { isLoaded, userId } = useAuth();
  const known = userId ? fetchIdentity : null;
  return (
    <PrefineryProvider
      key={userId ?? 'anonymous'}
      project={project}
      scriptUrl={process.env.NEXT_PUBLIC_PREFINERY_SCRIPT_URL}
      identity={isLoaded ? known : undefined}
    >
      {children}
    </PrefineryProvider>
  );
}
