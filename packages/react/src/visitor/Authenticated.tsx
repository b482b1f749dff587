'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useVisitor } from './useVisitor.ts';
import { wrapTexts } from '../foundation/internal/wrapTexts.tsx';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, resolveText, useTexts } from '../foundation/texts.ts';
import { FailureBox } from '../foundation/internal/FailureBox.tsx';
import { authenticatedEnglish, type AuthenticatedTexts } from './texts.ts';

export interface AuthenticatedProps {
  /** What to show to a user, or a function of the user. */
  children?: ReactNode | ((user: User) => ReactNode);
  /** What to show to an anonymous visitor, or one who has denied consent. @defaultValue nothing */
  empty?: ReactNode;
  /** What to show until the user is known, on a server too. @defaultValue nothing */
  pending?: ReactNode;
  /** What to show when the user could not be read. @defaultValue a sentence and a button that tries again */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
  /** Your own texts for the part. */
  texts?: OwnTexts<AuthenticatedTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'Authenticated'> | undefined;
}

/**
 * Shows its children to a user, as returned by `useUser`. It draws no element of its own.
 *
 * It hides its children, but does not protect them: what others must not read should not be in the page.
 *
 * @example
 * ```tsx
 * <Authenticated empty={<SignupForm />}>{(user) => <p>You are number {user.list_position}.</p>}</Authenticated>
 * ```
 */
export function Authenticated({
  children,
  empty,
  pending,
  error: renderError,
  texts,
  render,
}: AuthenticatedProps): ReactNode {
  useKit('Authenticated');
  const { user, error, refetch } = useVisitor();
  const text = useTexts('authenticated', authenticatedEnglish, texts);
  const draw = useElements('Authenticated', render);
  // A user who was known before a failure is still shown.
  if (user) return wrapTexts(typeof children === 'function' ? children(user) : children);
  if (error && renderError) return wrapTexts(renderError(error, refetch));
  if (error)
    return (
      <FailureBox draw={draw} retry={refetch}>
        {resolveText(text.error, error)}
      </FailureBox>
    );
  return wrapTexts(user === null ? empty : pending);
}
