'use client';
import { forwardRef } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useVisitor } from '../visitor/useVisitor.ts';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, resolveText, useFormatNumber, useTexts } from '../foundation/texts.ts';
import { Figure } from './internal/Figure.tsx';
import { ChangeAnnouncement } from './ChangeAnnouncement.tsx';
import { VisitorPart, type VisitorPartProps } from '../visitor/VisitorPart.tsx';
import { listPositionEnglish, type ListPositionTexts } from './texts.ts';

/** A `<div>`'s props, and the slots of a part about the current user. */
export interface ListPositionProps extends VisitorPartProps {
  /** Your own texts for the part. */
  texts?: OwnTexts<ListPositionTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'ListPosition'> | undefined;
}

/**
 * The current user's place on the list, and how many users are behind. A change is announced once to screen readers,
 * however many parts are on the page; better places have `data-change="up"`.
 *
 * A user may have joined and have no place: with double opt-in before they confirm, or because they have been invited
 * already. The vendor does not say which. If your campaign invites users in turn, give `soon` and `soonDetail` other
 * texts.
 *
 * @example
 * ```tsx
 * <ListPosition empty={<SignupForm />} />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const ListPosition = forwardRef<HTMLDivElement, ListPositionProps>(function ListPosition(
  { texts, render, ...props },
  ref,
) {
  const text = useTexts('listPosition', listPositionEnglish, texts);
  const format = useFormatNumber();
  const draw = useElements('ListPosition', render);
  useKit('ListPosition');
  const visitor = useVisitor();
  const { user } = visitor;
  const isUnlisted = user?.list_position === null;
  return (
    <VisitorPart {...props} ref={ref} part="list-position" draw={draw} visitor={visitor} text={text}>
      <p>
        {draw('label', <span>{text.label}</span>)}{' '}
        {draw('value', <strong>{isUnlisted ? text.soon : <Figure user={user} name="list_position" />}</strong>)}
      </p>
      {draw(
        'detail',
        <p data-prefinery="detail">
          {isUnlisted ? text.soonDetail : user ? resolveText(text.detail, user, format) : '\u00A0'}
        </p>,
      )}
      <ChangeAnnouncement user={user} />
    </VisitorPart>
  );
});
