'use client';
import { isUnreachable } from '@prefinery-kit/core';
import { useState } from 'react';
import type { Kit } from './context.ts';

/** Tries again what failed without the vendor's script, when the provider says that the script has come after all. */
export function useRecovery({ recoveries }: Kit, error: unknown, retry: () => void): void {
  const [seen, setSeen] = useState(recoveries);
  if (seen === recoveries) return;
  setSeen(recoveries);
  if (isUnreachable(error)) retry();
}
