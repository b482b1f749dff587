'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { useState } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useConsent } from './useConsent.ts';
import { useIsHydrating } from '../foundation/internal/useIsHydrating.ts';
import { useKeptFocus } from '../foundation/internal/useKeptFocus.ts';
import { useUser } from './useUser.ts';

/** Who is here, and what to do where that could not be found out. */
export interface VisitorState {
  /** `empty` is that nobody is known here; `pending` is also what a server draws. Who was known before a failure still is. */
  status: 'pending' | 'success' | 'empty' | 'error';
  /** `null` is nobody, and `undefined` not known yet. */
  user: User | null | undefined;
  /** Why it could not be found out, while the status is `error`. */
  error: PrefineryError | null;
  /** Asks again. */
  refetch: () => void;
}

/** Who is here; on a server and while hydrating, whom the server drew the page for. */
export function useGate(part: string): VisitorState {
  const kit = useKit(part);
  const { serverUser, sessionKey } = kit;
  useKeptFocus(kit);
  const { consent } = useConsent();
  const { data, error, refetch } = useUser();
  // A part of the page may be hydrated late, when the answer is in the cache already.
  const isFirst = useIsHydrating();
  // A read begins without the error of the last one. What was said of that stays until there is an answer.
  const [held, hold] = useState({ sessionKey, error });
  const last = held.sessionKey === sessionKey ? held.error : null;
  const failure = data === undefined ? (error ?? last) : null;
  if (held.sessionKey !== sessionKey || held.error !== failure) hold({ sessionKey, error: failure });

  // Who denied consent is nobody here, and trying again would not change that.
  const user = isFirst ? serverUser : consent === 'denied' ? null : data;
  const isFailed = user === undefined && !isFirst && failure !== null && consent === 'granted';
  return {
    status: user ? 'success' : user === null ? 'empty' : isFailed ? 'error' : 'pending',
    user,
    error: isFailed ? failure : null,
    refetch: () => {
      hold({ sessionKey, error: null });
      void refetch();
    },
  };
}
