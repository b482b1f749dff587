'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import type { VisitorState } from './useGate.ts';
import { Failure } from '../foundation/Failure.tsx';
import { inElements } from '../foundation/internal/slot.tsx';
import { say, type TextOf } from '../foundation/texts.ts';

/** What every part takes that shows something of the person who is known here. */
export interface PersonPartProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** What to show in its place where nobody is known here. @defaultValue nothing, or in parts about the link a sentence that says to join first */
  empty?: ReactNode;
  /** What to show until that is known, on a server too. @defaultValue the part without what it shows, of the same size */
  pending?: ReactNode;
  /** What to show when it could not be found out. @defaultValue a sentence and a button that tries again */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
}

interface FrameProps extends PersonPartProps {
  part: string;
  gate: Pick<VisitorState, 'status' | 'error' | 'refetch'>;
  text: { error: TextOf<[error: PrefineryError]>; empty?: ReactNode };
  /** The part itself. For nobody yet it has the size that it has for somebody. */
  children: ReactNode;
}

/** The states around what is known of a person, the same for each part. */
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
