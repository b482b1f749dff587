'use client';
import { useEffect, useState } from 'react';

interface Announcer {
  /** Call it when something begins that may have to be announced. */
  prepare: (near: Element) => void;
  /** What is to be said, if the part goes before it has said so itself. */
  say: (words: string) => void;
  /** The part says it itself from now on. */
  cancel: () => void;
}

/** A text that is removed sooner than this, in ms, has not been read out by a screen reader. */
const READING = 1000;

/** Says something to a screen reader when the part that would have said it has gone from the page. */
export function useAnnouncer(): Announcer {
  const [announcer] = useState(createAnnouncer);
  useEffect(() => announcer.watch(), [announcer]);
  return announcer;
}

function createAnnouncer() {
  let region: Element | undefined;
  let pending = '';
  let isGone = false;
  /** When the part began to say it itself. */
  let shownAt = Infinity;

  const flush = () => {
    const isRead = performance.now() - shownAt > READING;
    if (isGone && region && !isRead) region.textContent = pending;
    pending = '';
  };
  return {
    prepare(near: Element) {
      // In a modal dialog all else of the page is silent, so it stands there.
      const around = near.closest('dialog') ?? near.ownerDocument.body;
      region = around.querySelector(':scope > [data-prefinery=announcer]') ?? around.appendChild(createRegion());
      region.textContent = '';
      pending = '';
      shownAt = Infinity;
    },
    say(words: string) {
      pending = words;
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

/** Only changes of an element that stands in the page already are read out. */
function createRegion(): HTMLElement {
  const region = document.createElement('p');
  region.dataset['prefinery'] = 'announcer';
  // Without the role `status`: an app's own tests would find it beside the app's own.
  region.setAttribute('aria-live', 'polite');
  // Out of sight also without the kit's stylesheet.
  const { style } = region;
  style.position = 'absolute';
  style.inlineSize = style.blockSize = '1px';
  style.overflow = 'hidden';
  style.clipPath = 'inset(50%)';
  style.margin = '0';
  return region;
}
