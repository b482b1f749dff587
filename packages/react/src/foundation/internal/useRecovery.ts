'use client';
import { isUnreachable } from '@prefinery-kit/core';
import { useState } from 'react';
import type { Kit } from './context.ts';

/** Retries what failed without the vendor's script once the provider reports that the script has loaded. */
export function useRecovery({ recoveries }: Kit, error: unknown, retry: () => void): void {
  const [seen, setSeen] = useState(recoveries);
  if (seen === recoveries) return;
  setSeen(recoveries);
  if (isUnreachable(error)) retry();
}
