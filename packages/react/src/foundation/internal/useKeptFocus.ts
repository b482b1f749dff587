'use client';
import { useEffect, useInsertionEffect, useRef } from 'react';
import { rememberFocus } from './focus.ts';
import type { Kit } from './context.ts';

/**
 * Moves the focus on when the element that has it is removed because another user is here: a form whose visitor has joined,
 * or the button of a log-out. Every hook that such an element may be built with calls it. The first of them that finds the
 * focus lost moves it.
 */
export function useKeptFocus({ client, sessionKey }: Kit): void {
  const { session } = client;
  /** What moves the focus on, once the page is drawn for the user with this key. */
  const kept = useRef<{ key: string; restore: () => void } | null>(null);

  // What is drawn for the new user may replace what this part contains.
  useEffect(() => {
    let last = session.state.key;
    return session.subscribe(() => {
      const { key } = session.state;
      if (key !== last) kept.current = { key, restore: rememberFocus() };
      last = key;
    });
  }, [session]);
  useEffect(() => {
    if (kept.current?.key !== sessionKey) return;
    kept.current.restore();
    kept.current = null;
  }, [sessionKey]);

  // Or it removes this part itself, possibly some renders later. React cleans up insertion effects before it removes the
  // elements, as layout effects, of which React 18 warns on a server; other effects it cleans up after that.
  useInsertionEffect(() => {
    const { key: first } = session.state;
    return () => {
      const { key } = session.state;
      if (key !== first) kept.current = { key, restore: rememberFocus() };
    };
  }, [session]);
  useEffect(() => () => kept.current?.restore(), []);
}
