import * as v from 'valibot';
import { type CommandReply, frameMessage } from '../protocol.ts';

export type Frame = NonNullable<CommandReply['frame']>;

/** How a page is drawn. */
interface DrawOptions {
  /** An iframe to use, where the page has one already. */
  iframe?: HTMLIFrameElement | undefined;
  /** Escape was pressed in the page. */
  onClose?: (() => void) | undefined;
}

/** Shows hosted pages in iframes, each as tall as its content. */
export interface Frames {
  /** Draws a page into an element in place of what was there. `false`: it left the document before it had loaded. */
  draw: (element: Element, frame: Frame, options?: DrawOptions) => Promise<boolean>;
}

export interface FramesOptions {
  document: Document;
  base: string;
  /** Somebody joined in one of the pages, and this is the token of their session. */
  onJoined: (session: string) => void;
}

interface Shown {
  onLeave: () => void;
  onClose: (() => void) | undefined;
}

/**
 * All iframes share one message listener and one observer of the document. Both go when the last iframe has left the
 * document, whoever took it out: single-page apps remove elements without a word.
 */
export function createFrames({ document, base, onJoined }: FramesOptions): Frames {
  const { origin } = new URL(base);
  const page = document.defaultView;
  /** The iframes in the document. */
  const shown = new Map<HTMLIFrameElement, Shown>();

  const onMessage = ({ origin: sender, source, data }: MessageEvent<unknown>): void => {
    if (sender !== origin || source === null || !v.is(frameMessage, data)) return;
    for (const [iframe, { onClose }] of shown) {
      if (iframe.contentWindow !== source) continue;
      if (data.type === 'prefinery-sandbox:size') iframe.style.height = `${Math.ceil(data.height)}px`;
      else if (data.type === 'prefinery-sandbox:joined') onJoined(data.session);
      else onClose?.();
    }
  };

  const observer = new MutationObserver(() => {
    for (const [iframe, { onLeave }] of shown) {
      if (iframe.isConnected) continue;
      shown.delete(iframe);
      onLeave();
    }
    if (shown.size > 0) return;
    observer.disconnect();
    page?.removeEventListener('message', onMessage);
  });

  return {
    draw: (element, { path, title }, { iframe = document.createElement('iframe'), onClose } = {}) =>
      new Promise((resolve) => {
        if (shown.size === 0) page?.addEventListener('message', onMessage);
        // What happens in a shadow tree is told to those who observe that tree.
        for (const root of [document, element.getRootNode()])
          observer.observe(root, { childList: true, subtree: true });
        shown.set(iframe, { onLeave: () => resolve(false), onClose });
        iframe.addEventListener('load', () => resolve(true), { once: true });
        iframe.title = title;
        iframe.loading = 'eager';
        // The copy button of the referral page.
        iframe.allow = 'clipboard-write';
        // The iframe's colour scheme must be its page's, or browsers put an opaque sheet behind the page.
        Object.assign(iframe.style, { display: 'block', width: '100%', border: '0', colorScheme: 'light dark' });
        // Taken out and put back, an iframe that was there loads anew, without an entry in the visitor's history.
        iframe.remove();
        iframe.src = base + path;
        element.replaceChildren(iframe);
      }),
  };
}
