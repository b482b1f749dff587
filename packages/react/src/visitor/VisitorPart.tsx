'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import type { Draw } from '../foundation/internal/useElements.tsx';
import type { UseVisitorResult } from './useVisitor.ts';
import { FailureBox } from '../foundation/internal/FailureBox.tsx';
import { noteDocument } from '../foundation/internal/focus.ts';
import { useMergedRef } from '../foundation/internal/useMergedRef.ts';
import { wrapTexts } from '../foundation/internal/wrapTexts.tsx';
import { resolveText, type TextOf } from '../foundation/texts.ts';

/** Props of every part that shows something of the current user. */
export interface VisitorPartProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
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

interface FrameProps extends VisitorPartProps {
  part: string;
  draw: Draw<'root' | 'failure' | 'message' | 'button'>;
  visitor: Pick<UseVisitorResult, 'status' | 'error' | 'refetch'>;
  text: { error: TextOf<[error: PrefineryError]>; empty?: ReactNode };
  /** Renders the part. While pending, without a user, it has the same size as with one. */
  children: ReactNode;
}

/** The states of a part about the current user, the same for each part. */
export const VisitorPart = forwardRef<HTMLDivElement, FrameProps>(function VisitorPart(
  { part, draw, visitor: { status, error, refetch }, text, children, empty, pending, error: renderError, ...props },
  ref,
) {
  const merged = useMergedRef(ref, noteDocument);
  if (status === 'empty' && (empty !== undefined || text.empty === undefined)) return wrapTexts(empty);
  const drawn = {
    pending: pending === undefined ? children : wrapTexts(pending),
    success: children,
    empty: draw('message', <p>{text.empty}</p>),
    error:
      error &&
      (renderError ? (
        wrapTexts(renderError(error, refetch))
      ) : (
        <FailureBox draw={draw} retry={refetch}>
          {resolveText(text.error, error)}
        </FailureBox>
      )),
  };
  return draw(
    'root',
    <div {...props} ref={merged} data-prefinery={part} data-state={status} aria-busy={status === 'pending'}>
      {drawn[status]}
    </div>,
  );
});
