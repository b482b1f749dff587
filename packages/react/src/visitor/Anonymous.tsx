'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import { useGate } from './useGate.ts';
import { inElements } from '../foundation/internal/slot.tsx';

export interface AnonymousProps {
  /** What to show where nobody is known, or the client is switched off. */
  children?: ReactNode;
  /** What to show until that is known, on a server too. @defaultValue nothing */
  pending?: ReactNode;
  /** What to show when it could not be found out. @defaultValue the children: nobody is known, and they may still join */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
}

/**
 * Shows its children where nobody is known: the counterpart of `Authenticated`. It draws no element of its own.
 *
 * @example
 * ```tsx
 * <Anonymous>
 *   <SignupForm />
 * </Anonymous>
 * ```
 */
export function Anonymous({ children, pending, error: renderError }: AnonymousProps): ReactNode {
  const { user, error, refetch } = useGate('Anonymous');
  if (user) return null;
  if (error && renderError) return inElements(renderError(error, refetch));
  return inElements(error || user === null ? children : pending);
}
