'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import type { VisitorState } from './useGate.ts';
import { Failure } from '../foundation/Failure.tsx';
import { inElements } from '../foundation/internal/slot.tsx';
import { say, type TextOf } from '../foundation/texts.ts';

/** Props of every part that shows something of the current user. */
export interface PersonPartProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /**
   * What to show in its place to an anonymous visitor.
   *
   * @defaultValue nothing, or in parts about the link a sentence that says to join first
   */
  empty?: ReactNode;
  /**
   * What to show until the user is known, on a server too.
   *
   * @defaultValue the part without its content, of the same size
   */
  pending?: ReactNode;
  /** What to show when the user could not be read. @defaultValue a sentence and a button that tries again */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
}

interface FrameProps extends PersonPartProps {
  part: string;
  gate: Pick<VisitorState, 'status' | 'error' | 'refetch'>;
  text: { error: TextOf<[error: PrefineryError]>; empty?: ReactNode };
  /** Renders the part. While pending, without a user, it has the same size as with one. */
  children: ReactNode;
}

/** The states of a part about the current user, the same for each part. */
export const PersonPart = forwardRef<HTMLDivElement, FrameProps>(function PersonPart(
  { part, gate: { status, error, refetch }, text, children, empty, pending, error: renderError, ...props },
  ref,
) {
  if (status === 'empty' && (empty !== undefined || text.empty === undefined)) return inElements(empty);
  const drawn = {
    pending: pending === undefined ? children : inElements(pending),
    success: children,
    empty: <p>{text.empty}</p>,
    error:
      error &&
      (renderError ? (
        inElements(renderError(error, refetch))
      ) : (
        <Failure retry={refetch}>{say(text.error, error)}</Failure>
      )),
  };
  return (
    <div {...props} ref={ref} data-prefinery={part} data-state={status} aria-busy={status === 'pending'}>
      {drawn[status]}
    </div>
  );
});
