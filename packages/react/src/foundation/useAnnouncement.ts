'use client';
import { useEffect, useState } from 'react';

interface Announcer {
  /** Call it when something begins whose result may have to be announced. */
  prepare: (near: Element) => void;
  /** What to announce if the part is removed before it has shown its own message. */
  announce: (message: string) => void;
  /** The part shows its own message from now on. */
  cancel: () => void;
}

/** A text that is removed sooner than this, in ms, counts as not read out by a screen reader. */
const READING_TIME = 1000;

/** Announces a message to screen readers if the part that would have shown it has been removed. */
export function useAnnouncement(): Announcer {
  const [announcer] = useState(createAnnouncer);
  useEffect(() => announcer.watch(), [announcer]);
  return announcer;
}

function createAnnouncer() {
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
  return {
    prepare(near: Element) {
      // A modal dialog makes the rest of the page inert, so the live region is inside it.
      const around = near.closest('dialog') ?? near.ownerDocument.body;
      region = around.querySelector(':scope > [data-prefinery=announcer]') ?? around.appendChild(createRegion());
      region.textContent = '';
      pending = '';
      shownAt = Infinity;
    },
    announce(message: string) {
      pending = message;
      if (isGone) flush();
    },
    cancel() {
      shownAt = performance.now();
    },
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
