'use client';
import type { User } from '@prefinery-kit/core';
import { type RefObject, useEffect, useRef } from 'react';
import { useKit } from '../foundation/internal/context.ts';

/** What the page has shown last, and of whom: the first part that sees something else says so, for all of them. */
let shown: { sessionKey: string; user: User } | undefined;

/**
 * Says once, politely, how the person's place and referrals changed, however many parts are on the page: the kit's own parts
 * and a card of yours share it. Of parts that are out of sight, such as the copy of a card for another screen, none speaks.
 *
 * @example
 * ```tsx
 * const { data: user } = useUser();
 * const news = useNews(user, ({ list_position }) => `You are now number ${list_position}.`);
 * return (
 *   <section>
 *     <strong>{user?.list_position}</strong>
 *     <p ref={news} role="status" className="visually-hidden" />
 *   </section>
 * );
 * ```
 *
 * @param user who is known here, as `useUser` answers it
 * @param say makes the sentence; an empty text says nothing
 * @returns for an element with the role `status`. React must draw nothing in it: a sentence in its own state would draw the
 * part twice for each reading.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useNews(
  user: User | null | undefined,
  say: (user: User, before: User) => string,
): RefObject<HTMLParagraphElement | null> {
  const { sessionKey } = useKit('useNews');
  const ref = useRef<HTMLParagraphElement>(null);
  const of = useRef<string>(undefined);
  useEffect(() => {
    const { current: status } = ref;
    if (!status) return;
    // What was said of one person is not said of another.
    if (of.current !== user?.id) status.textContent = '';
    of.current = user?.id;
    // jsdom does not know what is in sight.
    if (!user || ('checkVisibility' in status && !status.checkVisibility({ visibilityProperty: true }))) return;
    const before = shown?.sessionKey === sessionKey ? shown.user : undefined;
    shown = { sessionKey, user };
    const isNews = before?.list_position !== user.list_position || before.referrals !== user.referrals;
    if (before && isNews) status.textContent = say(user, before);
  }, [sessionKey, user, say]);
  return ref;
}
