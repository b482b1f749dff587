import * as v from 'valibot';
import { type CommandReply, frameMessage } from '../protocol.ts';

type Frame = NonNullable<CommandReply['frame']>;

/** Shows hosted pages in iframes, each as tall as its content. */
export interface Frames {
  /** Draws a page into an element in place of what was there. `false`: it left the document before it had loaded. */
  draw: (element: Element, frame: Frame) => Promise<boolean>;
}

/**
 * All iframes share one message listener and one observer of the document. Both go when the last iframe has left the
 * document, whoever took it out: single-page apps remove elements without a word.
 */
export function createFrames(document: Document, base: string): Frames {
  const { origin } = new URL(base);
  const page = document.defaultView;
  /** The iframes in the document, each with what to do when it leaves. */
  const shown = new Map<HTMLIFrameElement, () => void>();

  const onMessage = ({ origin: sender, source, data }: MessageEvent<unknown>): void => {
    if (sender !== origin || source === null || !v.is(frameMessage, data)) return;
    for (const iframe of shown.keys()) {
      if (iframe.contentWindow === source) iframe.style.height = `${Math.ceil(data.height)}px`;
    }
  };

  const observer = new MutationObserver(() => {
    for (const [iframe, leave] of shown) {
      if (iframe.isConnected) continue;
      shown.delete(iframe);
      leave();
    }
    if (shown.size > 0) return;
    observer.disconnect();
    page?.removeEventListener('message', onMessage);
  });

  return {
    draw: (element, { path, title }) =>
      new Promise((resolve) => {
        if (shown.size === 0) {
          page?.addEventListener('message', onMessage);
          observer.observe(document, { childList: true, subtree: true });
        }
        const iframe = document.createElement('iframe');
        shown.set(iframe, () => resolve(false));
        iframe.addEventListener('load', () => resolve(true), { once: true });
        iframe.title = title;
        iframe.loading = 'eager';
        // The iframe's colour scheme must be its page's, or browsers put an opaque sheet behind the page.
        Object.assign(iframe.style, { display: 'block', width: '100%', border: '0', colorScheme: 'light dark' });
        iframe.src = base + path;
        element.replaceChildren(iframe);
      }),
  };
}
