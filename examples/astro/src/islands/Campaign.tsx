import {
  createPrefinery,
  type Identity,
  PrefineryProvider,
  ServerState,
  type ServerStateProps,
} from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import { QueryClient } from '@tanstack/react-query';
import { PUBLIC_PREFINERY_SCRIPT_URL } from 'astro:env/client';
import type { ReactNode } from 'react';
import { project } from '../campaign';

export interface Visitor {
  identity: Identity | null;
  landing: ServerStateProps['landing'];
}

// A module is loaded once on a page, so all islands have the same client and the same cache.
const client = createPrefinery({ project, scriptUrl: PUBLIC_PREFINERY_SCRIPT_URL });
const queryClient = new QueryClient();

/** Every island is a React root of its own, and needs a provider of its own. */
export const Campaign = ({ identity, landing, children }: Visitor & { children: ReactNode }) => (
  <PrefineryProvider client={client} queryClient={queryClient} identity={identity}>
    <ServerState landing={landing}>{children}</ServerState>
  </PrefineryProvider>
);
