'use client';
import type { User } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { wrapMixedTexts } from '../foundation/internal/wrapTexts.tsx';
import { resolveText, useFormatNumber } from '../foundation/texts.ts';
import { useSignupParts } from './internal/useSignupParts.ts';

export interface SignupStatusProps {
  /** What to show to a user who joins now or has joined before. `reset` brings the form back. */
  success?: ((user: User, reset: () => void) => ReactNode) | undefined;
  /** Your own element in place of the paragraph. It takes the focus of a form that it replaces. */
  render?: OwnElements<'SignupStatus'> | undefined;
}

/**
 * What a signup form says to a user who has joined, and while the signup waits for consent or for the next page. Keep it
 * in the page: screen readers announce only changes inside it.
 *
 * @example
 * ```tsx
 * <SignupStatus success={(user) => <p>Welcome! Your link is {user.referral_link}</p>} />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `SignupForm` or `SignupRoot`.
 */
export function SignupStatus({ success, render }: SignupStatusProps): ReactNode {
  const { status, user, text, reset, statusProps } = useSignupParts('SignupStatus');
  const format = useFormatNumber();
  const draw = useElements('SignupStatus', render);
  const Element = success ? 'div' : 'p';
  const sentences = (user: User) => [
    <strong key="success">{resolveText(text.success, user)}</strong>,
    ' ',
    resolveText(text.successDetail, user, format),
  ];
  return draw(
    'message',
    <Element {...statusProps} data-state={status}>
      {user
        ? wrapMixedTexts(success ? success(user, reset) : sentences(user))
        : (status === 'posted' || status === 'waiting') && text[status]}
    </Element>,
  );
}
