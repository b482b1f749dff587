'use client';

import { PrefineryProvider } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import type { ReactNode } from 'react';
import { project } from '../campaign';
import { fetchIdentity } from './identity';

export const Providers = ({ children }: { children: ReactNode }) => (
  <PrefineryProvider
    project={project}
    scriptUrl={process.env.NEXT_PUBLIC_PREFINERY_SCRIPT_URL}
    identity={fetchIdentity}
  >
    {children}
  </PrefineryProvider>
);
