'use client';
import type { User } from '@prefinery-kit/core';
import { type RefObject, useEffect, useRef } from 'react';
import { useKit } from '../context.ts';
import type { Visitor } from '../visitor.ts';

/** What the page has shown of each visitor: the first part that sees something else says so, for all of them. */
const shown = new WeakMap<Visitor, User>();

/**
 * Says once, politely, how the person's place and referrals changed, however many parts are on the page.
 *
 * @returns for an element with the role `status`. React must draw nothing in it: a sentence in its own state would draw the
 * part twice for each reading.
 */
export function useNews(
  user: User | null | undefined,
  say: (user: User, before: User) => string,
): RefObject<HTMLParagraphElement | null> {
  const { visitor } = useKit('useNews');
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!user) return;
    const before = shown.get(visitor);
    shown.set(visitor, user);
    const isNews = before?.list_position !== user.list_position || before.referrals !== user.referrals;
    if (ref.current && before?.id === user.id && isNews) ref.current.textContent = say(user, before);
  }, [visitor, user, say]);
  return ref;
}
