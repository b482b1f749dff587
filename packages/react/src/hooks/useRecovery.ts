'use client';
import type { PrefineryError, PrefineryEvent } from '@prefinery-kit/core';
import { type Dispatch, type SetStateAction, useEffect } from 'react';
import type { Kit } from '../context.ts';
import { failedQueries } from '../queries.ts';

/**
 * Once the script is there after all, or allowed after all, reads again what could not be read, and counts another attempt at
 * what failed with `error`: so one "try again" mends the whole page. It stands in every hook that can begin such a try.
 * However many do, each read happens once.
 */
export function useRecovery(
  kit: Kit,
  error?: PrefineryError | null,
  setAttempt?: Dispatch<SetStateAction<number>>,
): void {
  const isBlocked = /script_failed|disabled/.test(error?.code ?? '');
  useEffect(
    () =>
      kit.client.subscribe((event) => {
        if (!isWayFree(event)) return;
        void kit.queryClient.refetchQueries(failedQueries(kit), { cancelRefetch: false });
        if (isBlocked) setAttempt?.((before) => before + 1);
      }),
    [kit, isBlocked, setAttempt],
  );
}

const isWayFree = ({ type, result }: PrefineryEvent) =>
  type === 'script' ? result === 'ready' : type === 'consent' && result === 'granted';
