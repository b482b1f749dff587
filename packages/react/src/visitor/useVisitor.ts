'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { useState } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useConsent } from './useConsent.ts';
import { useIsHydrating } from '../foundation/internal/useIsHydrating.ts';
import { useFocusAfterUserChange } from '../foundation/internal/useFocusAfterUserChange.ts';
import { useUser } from './useUser.ts';

/** What is known of the visitor. */
export interface UseVisitorResult {
  /**
   * - `pending`: not known yet; on a server, too, unless `ServerState` has a user or `null`.
   * - `success`: `user` has joined. After a failed refetch, the last known user.
   * - `empty`: the visitor is anonymous, or has denied consent.
   * - `error`: the user could not be read.
   */
  status: 'pending' | 'success' | 'empty' | 'error';
  /** `null` for an anonymous visitor, `undefined` while not known. */
  user: User | null | undefined;
  /** Why the user could not be read, while the status is `error`. */
  error: PrefineryError | null;
  /** Reads again. */
  refetch: () => void;
}

/**
 * Whether the visitor has joined, with all states that a part of a page has to show. The kit's own parts are built on
 * it. It differs from `useUser` where a query alone does not know enough:
 *
 * - on a server and while hydrating it has the user of `ServerState`, so markup and hydration agree;
 * - a visitor who denied consent is anonymous;
 * - a failure stays while it is retried, so its message does not blink;
 * - the focus moves on when a part with the focused element is replaced because the user changed.
 *
 * @example
 * ```tsx
 * const { status, user, refetch } = useVisitor();
 * if (status === 'pending') return <p>One moment…</p>;
 * if (status === 'error') return <button onClick={refetch}>Try again</button>;
 * return <p>{user ? `You are number ${user.list_position}.` : 'Join the waitlist.'}</p>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useVisitor(): UseVisitorResult {
  const kit = useKit('useVisitor');
  const { serverUser, sessionKey } = kit;
  useFocusAfterUserChange(kit);
  const { consent } = useConsent();
  const { data, error, refetch } = useUser();
  // A part of the page may be hydrated late, when the answer is cached already.
  const isFirst = useIsHydrating();
  // A refetch clears the query's error. The failure is shown until there is an answer.
  const [lastFailure, setLastFailure] = useState({ sessionKey, error });
  const last = lastFailure.sessionKey === sessionKey ? lastFailure.error : null;
  const failure = data === undefined ? (error ?? last) : null;
  if (last !== failure) setLastFailure({ sessionKey, error: failure });

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
