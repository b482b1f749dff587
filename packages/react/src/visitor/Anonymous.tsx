'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useVisitor } from './useVisitor.ts';
import { wrapTexts } from '../foundation/internal/wrapTexts.tsx';

export interface AnonymousProps {
  /** What to show to an anonymous visitor, or when the client is disabled. */
  children?: ReactNode;
  /** What to show until the user is known, on a server too. @defaultValue nothing */
  pending?: ReactNode;
  /** What to show when the user could not be read. @defaultValue the children: the visitor may still join */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
}

/**
 * Shows its children to an anonymous visitor: the counterpart of `Authenticated`. It draws no element of its own.
 *
 * @example
 * ```tsx
 * <Anonymous>
 *   <SignupForm />
 * </Anonymous>
 * ```
 */
export function Anonymous({ children, pending, error: renderError }: AnonymousProps): ReactNode {
  useKit('Anonymous');
  const { user, error, refetch } = useVisitor();
  if (user) return null;
  if (error && renderError) return wrapTexts(renderError(error, refetch));
  return wrapTexts(error || user === null ? children : pending);
}
