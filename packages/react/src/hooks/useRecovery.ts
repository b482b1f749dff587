'use client';
import type { PrefineryError, PrefineryEvent } from '@prefinery-kit/core';
import { type Dispatch, type SetStateAction, useEffect } from 'react';
import type { Kit } from '../context.ts';

/** Whether the way to the service is free now: the script is there after all, or allowed after all. */
export const isWayFree = ({ type, result }: PrefineryEvent): boolean =>
  type === 'script' ? result === 'ready' : type === 'consent' && result === 'granted';

/** Counts another attempt at what failed for want of the script, once the way is free: one "try again" mends the whole page. */
export function useRecovery(
  { client }: Kit,
  error: PrefineryError | null,
  setAttempt: Dispatch<SetStateAction<number>>,
): void {
  const isBlocked = /script_failed|disabled/.test(error?.code ?? '');
  useEffect(() => {
    if (!isBlocked) return;
    return client.subscribe((event) => {
      if (isWayFree(event)) setAttempt((before) => before + 1);
    });
  }, [client, isBlocked, setAttempt]);
}
