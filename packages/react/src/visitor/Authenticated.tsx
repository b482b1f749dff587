'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import { useGate } from './useGate.ts';
import { inElements } from '../foundation/internal/slot.tsx';
import { type OwnTexts, say, type TextOf, useTexts } from '../foundation/texts.ts';
import { Failure } from '../foundation/Failure.tsx';

export interface AuthenticatedProps {
  /** For the person who is known here: what to show, or a function of that person. */
  children?: ReactNode | ((user: User) => ReactNode);
  /** What to show where nobody is known here, or the visitor has denied consent. @defaultValue nothing */
  empty?: ReactNode;
  /** What to show until that is known, on a server too. @defaultValue nothing */
  pending?: ReactNode;
  /** What to show when it could not be found out. @defaultValue a sentence and a button that tries again */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
  /** Your own words for any of the texts. */
  texts?: OwnTexts<AuthenticatedTexts> | undefined;
}

/** Every text of the part. */
export interface AuthenticatedTexts {
  /** What to say when it could not be found out who is known here. */
  error: TextOf<[error: PrefineryError]>;
}

const english: AuthenticatedTexts = { error: 'We could not look up your place.' };

/**
 * Shows its children to the person who is known here, as `useUser` has them. It draws no element of its own.
 *
 * What it hides is only out of sight: nothing that others must not read belongs into a page.
 *
 * @example
 * ```tsx
 * <Authenticated empty={<SignupForm />}>{(user) => <p>You are number {user.list_position}.</p>}</Authenticated>
 * ```
 */
export function Authenticated({ children, empty, pending, error: renderError, texts }: AuthenticatedProps): ReactNode {
  const { user, error, refetch } = useGate('Authenticated');
  const text = useTexts('authenticated', english, texts);
  // Who was known before a failure still is.
  if (user) return inElements(typeof children === 'function' ? children(user) : children);
  if (error && renderError) return inElements(renderError(error, refetch));
  if (error) return <Failure retry={refetch}>{say(text.error, error)}</Failure>;
  return inElements(user === null ? empty : pending);
}
