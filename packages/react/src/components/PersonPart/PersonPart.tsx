'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, Fragment, type ReactNode } from 'react';
import type { Gate } from '../../hooks/useGate.ts';
import { Failure } from '../Failure/Failure.tsx';
import { News } from '../News/News.tsx';

/** What every part takes that shows something of the person who is known here. */
export interface PersonPartProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** What to show when nobody is known here. @defaultValue nothing */
  fallback?: ReactNode;
  /** What to show until that is known, on a server too. @defaultValue the part without its numbers */
  pending?: ReactNode;
  /** What to show when it could not be found out. @defaultValue a sentence and a button that tries again */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
}

interface FrameProps extends PersonPartProps {
  part: string;
  gate: Gate;
  failed: ReactNode;
  /** The part for somebody, or for nobody yet: of the same size. */
  children: (user: User | undefined) => ReactNode;
}

/** The states around what is known of a person, the same for each part. */
export const PersonPart = forwardRef<HTMLDivElement, FrameProps>(function PersonPart(
  { part, gate: { user, error, retry }, failed, children, fallback, pending, error: renderError, ...props },
  ref,
) {
  if (user === null) return fallback;
  // Who was known before a failure still is.
  const failure = user ? null : error;
  const state = failure ? 'error' : user ? 'success' : 'pending';
  return (
    <div {...props} ref={ref} data-prefinery={part} data-state={state} aria-busy={state === 'pending'}>
      {failure ? (
        renderError ? (
          renderError(failure, retry)
        ) : (
          <Failure retry={retry}>{failed}</Failure>
        )
      ) : (
        // Numbers of another person are no change of theirs.
        <Fragment key={user?.id}>{user ? children(user) : (pending ?? children(user))}</Fragment>
      )}
      <News user={user} />
    </div>
  );
});
