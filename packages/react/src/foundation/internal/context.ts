'use client';
import { type Landing, type Prefinery, PrefineryError, type User } from '@prefinery-kit/core';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';

/** How the visitor came, as the server read it. */
export type ServerLanding = Pick<Landing, 'referrer'> & Partial<Landing>;

/** What the provider hands to every hook below it. */
export interface Kit {
  client: Prefinery;
  queryClient: QueryClient;
  /** Stands for the person who is here, see `SessionState`. What is cached or held under another key is another person's. */
  sessionKey: string;
  /** How often the script has come after a failure. What failed without it tries again when this changes. */
  recoveries: number;
  /** What the server drew the page for, where `ServerState` says it: `undefined` is that it did not know. */
  serverUser?: User | null | undefined;
  /** How they came, where `ServerState` says it. */
  serverLanding?: ServerLanding | undefined;
}

export const KitContext = createContext<Kit | null>(null);

/** The provider's kit, or an error that names the hook and the cure. */
export function useKit(hook: string): Kit {
  const kit = useContext(KitContext);
  if (kit) return kit;
  throw new PrefineryError('no_provider', { command: hook });
}
