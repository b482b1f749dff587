'use client';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import type { OwnElements } from './elements.ts';
import { FailureBox } from './internal/FailureBox.tsx';
import { useElements } from './internal/useElements.tsx';

/** A `<div>`'s props, a message, and how to retry. */
export interface PartFailureProps extends ComponentPropsWithoutRef<'div'> {
  /** The message. @defaultValue the text `unreachable` */
  children?: ReactNode;
  /** Called by the button. Leave it out where a retry cannot help: then there is no button. */
  retry?: (() => void) | undefined;
  /** Elements of your own in place of the part's. */
  render?: OwnElements<'PartFailure'> | undefined;
}

/**
 * The failure of a part, with a button that tries again: what the kit's own parts show, for a part of yours. If several
 * parts fail at once, only the first one is an `alert` for screen readers. After a retry the focus stays in the part:
 * in the closest element around it that has `data-prefinery` and `data-state`, otherwise in its parent.
 *
 * It needs no provider, and its texts are in the language of `PrefineryTexts`.
 *
 * @example
 * ```tsx
 * const { status, user, refetch } = useVisitor();
 * if (status === 'error') return <PartFailure retry={refetch}>We could not look up your place.</PartFailure>;
 * return <p>{user?.list_position}</p>;
 * ```
 */
export const PartFailure = forwardRef<HTMLDivElement, PartFailureProps>(function PartFailure(
  { render, ...props },
  ref,
) {
  const draw = useElements('PartFailure', render);
  return <FailureBox {...props} ref={ref} draw={draw} />;
});
