'use client';

import { type Identity, PrefineryProvider } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import type { ReactNode } from 'react';
import { project } from '../campaign';

interface ProvidersProps {
  identity: Promise<Identity | null>;
  children: ReactNode;
}

export const Providers = ({ identity, children }: ProvidersProps) => (
  <PrefineryProvider project={project} scriptUrl={process.env.NEXT_PUBLIC_PREFINERY_SCRIPT_URL} identity={identity}>
    {children}
  </PrefineryProvider>
);
