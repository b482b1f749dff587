'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { useState } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useConsent } from './useConsent.ts';
import { useIsHydrating } from '../foundation/internal/useIsHydrating.ts';
import { useKeptFocus } from '../foundation/internal/useKeptFocus.ts';
import { useUser } from './useUser.ts';

/** The current user, and how to retry if reading failed. */
export interface VisitorState {
  /** `empty`: the visitor is anonymous. `pending` also on a server. A user who was known before a failure still is. */
  status: 'pending' | 'success' | 'empty' | 'error';
  /** `null` for an anonymous visitor, `undefined` while not known. */
  user: User | null | undefined;
  /** Why the user could not be read, while the status is `error`. */
  error: PrefineryError | null;
  /** Reads again. */
  refetch: () => void;
}

/** The current user; on a server and while hydrating, the user that the server rendered the page for. */
export function useGate(part: string): VisitorState {
  const kit = useKit(part);
  const { serverUser, sessionKey } = kit;
  useKeptFocus(kit);
  const { consent } = useConsent();
  const { data, error, refetch } = useUser();
  // A part of the page may be hydrated late, when the answer is cached already.
  const isFirst = useIsHydrating();
  // A refetch clears the query's error. The failure is shown until there is an answer.
  const [lastFailure, setLastFailure] = useState({ sessionKey, error });
  const last = lastFailure.sessionKey === sessionKey ? lastFailure.error : null;
  const failure = data === undefined ? (error ?? last) : null;
  if (lastFailure.sessionKey !== sessionKey || lastFailure.error !== failure)
    setLastFailure({ sessionKey, error: failure });

  // A visitor who denied consent counts as anonymous, and a retry would not change that.
  const user = isFirst ? serverUser : consent === 'denied' ? null : data;
  const isFailed = user === undefined && !isFirst && failure !== null && consent === 'granted';
  return {
    status: user ? 'success' : user === null ? 'empty' : isFailed ? 'error' : 'pending',
    user,
    error: isFailed ? failure : null,
    refetch: () => {
      setLastFailure({ sessionKey, error: null });
      void refetch();
    },
  };
}
