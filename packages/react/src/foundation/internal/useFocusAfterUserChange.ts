'use client';
import { useEffect, useInsertionEffect, useRef } from 'react';
import { rememberFocus } from './focus.ts';
import type { Kit } from './context.ts';

/**
 * Moves the focus on when the focused element is removed because the user changes: a form whose visitor has joined, or
 * a log-out button. Every hook that such an element may be built with calls it. The first of them that finds the focus
 * lost moves it.
 */
export function useFocusAfterUserChange({ client, sessionKey }: Kit): void {
  const { session } = client;
  /** What moves the focus on, once the page is rendered for the user with this key. */
  const pendingMove = useRef<{ key: string; restore: () => void } | null>(null);

  // What is rendered for the new user may replace the content of this part.
  useEffect(() => {
    let last = session.state.key;
    return session.subscribe(() => {
      const { key } = session.state;
      if (key !== last) pendingMove.current = { key, restore: rememberFocus() };
      last = key;
    });
  }, [session]);
  useEffect(() => {
    if (pendingMove.current?.key !== sessionKey) return;
    pendingMove.current.restore();
    pendingMove.current = null;
  }, [sessionKey]);

  // Or this part itself is removed, possibly some renders later. React cleans up insertion effects before it removes
  // the elements. It does so for layout effects too, but React 18 warns of those on a server; other effects are cleaned
  // up afterwards.
  useInsertionEffect(() => {
    const { key: first } = session.state;
    return () => {
      const { key } = session.state;
      if (key !== first) pendingMove.current = { key, restore: rememberFocus() };
    };
  }, [session]);
  useEffect(() => () => pendingMove.current?.restore(), []);
}
