'use client';
import { type Landing, type Prefinery, PrefineryError, type User } from '@prefinery-kit/core';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';

/** How the visitor came, as the server read it. */
export type ServerLanding = Pick<Landing, 'referrer'> & Partial<Landing>;

/** What the provider gives to every hook below it. */
export interface Kit {
  client: Prefinery;
  queryClient: QueryClient;
  /** Changes with the user, see `SessionState`. What is cached or stored under another key belongs to another user. */
  sessionKey: string;
  /** How often the script has loaded after a failure. Whatever failed without it retries when this changes. */
  recoveries: number;
  /** The user that the server rendered the page for, from `ServerState`. `undefined`: the server did not know. */
  serverUser?: User | null | undefined;
  /** How the visitor came, from `ServerState`. */
  serverLanding?: ServerLanding | undefined;
}

export const KitContext = createContext<Kit | null>(null);

/** The provider's kit. Throws an error that names the hook if there is no provider. */
export function useKit(hook: string): Kit {
  const kit = useContext(KitContext);
  if (kit) return kit;
  throw new PrefineryError('no_provider', { command: hook });
}
