'use client';
import { useEffect, useRef } from 'react';
import { rememberFocus } from '../focus.ts';
import type { Kit } from '../context.ts';

/**
 * Moves the focus on when what has it goes because another person is here: a form whose visitor has joined, or the button of
 * a log-out. It stands in every hook that what goes may be built with; only the first one on a page finds the focus lost.
 */
export function useKeptFocus({ client, sessionKey }: Kit): void {
  /** What moves the focus on, once the page is drawn for the user with this key. */
  const kept = useRef<{ key: string; restore: () => void } | null>(null);
  useEffect(() => {
    const { session } = client;
    let last = session.state.key;
    const stop = session.subscribe(() => {
      const { key } = session.state;
      if (key !== last) kept.current = { key, restore: rememberFocus() };
      last = key;
    });
    return () => {
      stop();
      // What has gone was this part itself.
      kept.current?.restore();
    };
  }, [client]);
  useEffect(() => {
    if (kept.current?.key !== sessionKey) return;
    kept.current.restore();
    kept.current = null;
  }, [sessionKey]);
}
