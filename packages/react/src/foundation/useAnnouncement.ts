'use client';
import { useEffect, useState } from 'react';
import { noteDocument } from './internal/focus.ts';

/** A message for screen readers that outlives its part. */
export interface UseAnnouncementResult {
  /**
   * Adds an empty live region to the page, or to the `<dialog>` around `near`. Call it when something begins whose
   * result may have to be announced: screen readers announce only what changes in a region that was there before.
   */
  prepare: (near: Element) => void;
  /** The message. It is announced once the part is removed, or at once if it has been removed already. */
  announce: (message: string) => void;
  /** Call it when the part shows the message itself. What it has shown for a second is not announced again. */
  cancel: () => void;
}

/** A text that is removed sooner than this, in ms, counts as not read out by a screen reader. */
const READING_TIME = 1000;

/**
 * Announces a message to screen readers if the part that would have shown it is removed: such as a form that is
 * replaced because its visitor has joined. The functions are the same on every render. It needs no provider.
 *
 * @example
 * ```tsx
 * const { prepare, announce } = useAnnouncement();
 * const { mutate: logoutUser } = useLogoutUser({ onSuccess: () => announce('You are logged out.') });
 * return (
 *   <button
 *     onClick={(event) => {
 *       prepare(event.currentTarget);
 *       logoutUser();
 *     }}
 *   >
 *     Log out
 *   </button>
 * );
 * ```
 */
export function useAnnouncement(): UseAnnouncementResult {
  const [announcer] = useState(createAnnouncement);
  useEffect(() => announcer.watch(), [announcer]);
  return announcer.announcement;
}

function createAnnouncement() {
  let region: Element | undefined;
  let pending = '';
  let isGone = false;
  /** When the part began to show its own message. */
  let shownAt = Infinity;

  const flush = () => {
    const isRead = performance.now() - shownAt > READING_TIME;
    if (isGone && region && !isRead) region.textContent = pending;
    pending = '';
  };
  const announcement: UseAnnouncementResult = {
    prepare(near) {
      // A modal dialog makes the rest of the page inert, so the live region is inside it.
      noteDocument(near);
      const around = near.closest('dialog') ?? near.ownerDocument.body;
      region = around.querySelector(':scope > [data-prefinery=announcer]') ?? around.appendChild(createRegion());
      region.textContent = '';
      pending = '';
      shownAt = Infinity;
    },
    announce(message) {
      pending = message;
      if (isGone) flush();
    },
    cancel() {
      shownAt = performance.now();
    },
  };
  return {
    announcement,
    watch() {
      isGone = false;
      return () => {
        isGone = true;
        flush();
      };
    },
  };
}

/** Screen readers announce only changes of a live region that is in the page already. */
function createRegion(): HTMLElement {
  const region = document.createElement('p');
  region.dataset['prefinery'] = 'announcer';
  // Without the role `status`: tests of the app that look for its own status would find two.
  region.setAttribute('aria-live', 'polite');
  // Visually hidden also without the kit's stylesheet.
  const { style } = region;
  style.position = 'absolute';
  style.inlineSize = style.blockSize = '1px';
  style.overflow = 'hidden';
  style.clipPath = 'inset(50%)';
  style.margin = '0';
  return region;
}
