'use client';
import { useEffect, useRef } from 'react';
import { rememberFocus } from '../focus.ts';
import type { Kit } from '../context.ts';

/**
 * Moves the focus on when what has it goes because another person is here: a form whose visitor has joined, or the button of
 * a log-out. It stands in every hook that what goes may be built with; only the first one on a page finds the focus lost.
 */
export function useKeptFocus({ client, sessionKey }: Kit): void {
  const restore = useRef<(() => void) | null>(null);
  useEffect(() => {
    const { session } = client;
    let last = session.state.key;
    const stop = session.subscribe(() => {
      if (session.state.key !== last) restore.current = rememberFocus();
      last = session.state.key;
    });
    return () => {
      stop();
      // What has gone was this part itself.
      restore.current?.();
    };
  }, [client]);
  useEffect(() => {
    restore.current?.();
    restore.current = null;
  }, [sessionKey]);
}
