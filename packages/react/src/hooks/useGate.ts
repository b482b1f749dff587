'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { useSyncExternalStore } from 'react';
import { useKit } from '../context.ts';
import { useRecovery } from './useRecovery.ts';
import { useUser } from './useUser.ts';

/** Who is here, and what to do where that could not be found out. */
export interface Gate {
  /** `undefined` while it is not known. */
  user: User | null | undefined;
  error: PrefineryError | null;
  retry: () => void;
}

const nothing = () => () => undefined;

/** Who is here; on a server and while hydrating, whom the server drew the page for. */
export function useGate(part: string): Gate {
  const kit = useKit(part);
  const { data, error, refetch } = useUser();
  useRecovery(kit);
  // A part of the page may be hydrated late, when the answer is in the cache already.
  const isFirst = useSyncExternalStore(
    nothing,
    () => false,
    () => true,
  );
  // Who said no is nobody here, and trying again would not change that.
  const isOff = error?.code === 'disabled';
  return {
    user: isFirst ? kit.serverUser : isOff ? (data ?? null) : data,
    error: isFirst || isOff ? null : error,
    retry: () => void refetch(),
  };
}
