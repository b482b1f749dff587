'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type Dispatch, type SetStateAction, useEffect } from 'react';
import type { Kit } from '../context.ts';
import { failedQueries } from '../queries.ts';

/**
 * Once the script is there after all, reads again what could not be read, and counts another attempt at what failed with
 * `error`: so one "try again" mends the whole page. It stands in every hook that can begin such a try. However many do, each
 * read happens once.
 */
export function useRecovery(
  kit: Kit,
  error?: PrefineryError | null,
  setAttempt?: Dispatch<SetStateAction<number>>,
): void {
  const isBlocked = error?.code === 'script_failed';
  useEffect(
    () =>
      kit.client.subscribe(({ type, result }) => {
        if (type !== 'script' || result !== 'ready') return;
        void kit.queryClient.refetchQueries(failedQueries(kit));
        if (isBlocked) setAttempt?.((before) => before + 1);
      }),
    [kit, isBlocked, setAttempt],
  );
}
