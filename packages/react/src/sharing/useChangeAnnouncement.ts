'use client';
import type { User } from '@prefinery-kit/core';
import { type RefObject, useEffect, useRef } from 'react';
import { useKit } from '../foundation/internal/context.ts';

/**
 * The user that the page has shown last, and their session key. The first part that gets other numbers announces the
 * change for all parts.
 */
let shown: { sessionKey: string; user: User } | undefined;

/**
 * Announces once, politely, how the user's place and referrals changed, however many parts are on the page: the kit's
 * own parts and a card of yours share it. Hidden parts, such as the copy of a card for another screen size, announce
 * nothing.
 *
 * @example
 * ```tsx
 * const { data: user } = useUser();
 * const announcement = useChangeAnnouncement(user, ({ list_position }) => `You are now number ${list_position}.`);
 * return (
 *   <section>
 *     <strong>{user?.list_position}</strong>
 *     <p ref={announcement} role="status" className="visually-hidden" />
 *   </section>
 * );
 * ```
 *
 * @param user the current user, as `useUser` returns it
 * @param describe returns the sentence; an empty text announces nothing
 * @returns the ref of an element with the role `status`. React must render nothing in it: a sentence in state would
 * render the part twice after each read.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useChangeAnnouncement(
  user: User | null | undefined,
  describe: (user: User, before: User) => string,
): RefObject<HTMLParagraphElement | null> {
  const { sessionKey } = useKit('useChangeAnnouncement');
  const ref = useRef<HTMLParagraphElement>(null);
  const of = useRef<string>(undefined);
  useEffect(() => {
    const { current: status } = ref;
    if (!status) return;
    // Clears the announcement of the previous user.
    if (of.current !== user?.id) status.textContent = '';
    of.current = user?.id;
    // jsdom has no `checkVisibility`.
    if (!user || ('checkVisibility' in status && !status.checkVisibility({ visibilityProperty: true }))) return;
    const before = shown?.sessionKey === sessionKey ? shown.user : undefined;
    shown = { sessionKey, user };
    const isChanged = before?.list_position !== user.list_position || before.referrals !== user.referrals;
    if (before && isChanged) status.textContent = describe(user, before);
  }, [sessionKey, user, describe]);
  return ref;
}
