'use client';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, useTexts } from '../foundation/texts.ts';
import { alreadyJoinedEnglish, type AlreadyJoinedTexts } from './texts.ts';

export interface AlreadyJoinedProps extends Omit<ComponentPropsWithoutRef<'details'>, 'children'> {
  /** A further way back, such as a link to the log-in of your app. The provider's `identity` then signs the user in. */
  children?: ReactNode;
  /** Your own texts for the part. */
  texts?: OwnTexts<AlreadyJoinedTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'AlreadyJoined'> | undefined;
}

/**
 * Tells a user who has joined before how to come back: the vendor's session ends with the browser, and there is no
 * log-in. It shows the same to every visitor, so it does not tell who is on the list. It needs no script, and no
 * provider.
 *
 * The vendor documents that the status link opens the user's referral page; whether your mails have one is a setting of
 * the campaign. Its browser API has no command to send such a mail again.
 *
 * @example
 * ```tsx
 * <Anonymous>
 *   <SignupForm />
 *   <AlreadyJoined>
 *     <a href="/login">Log in</a>
 *   </AlreadyJoined>
 * </Anonymous>
 * ```
 */
export const AlreadyJoined = forwardRef<HTMLDetailsElement, AlreadyJoinedProps>(function AlreadyJoined(
  { children, texts, render, ...props },
  ref,
) {
  const text = useTexts('alreadyJoined', alreadyJoinedEnglish, texts);
  const draw = useElements('AlreadyJoined', render);
  return draw(
    'root',
    <details data-prefinery="already-joined" {...props} ref={ref}>
      {draw('title', <summary>{text.question}</summary>)}
      {draw('detail', <p>{text.answer}</p>)}
      {children}
    </details>,
  );
});
