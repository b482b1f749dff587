import * as v from 'valibot';
import { type CommandReply, frameMessage } from '../protocol.ts';

export type Frame = NonNullable<CommandReply['frame']>;

/** Options of `draw`. */
interface DrawOptions {
  /** An existing iframe to use. */
  iframe?: HTMLIFrameElement | undefined;
  /** Called when Escape is pressed in the page. */
  onClose?: (() => void) | undefined;
}

/** Shows hosted pages in iframes, each as tall as its content. */
export interface Frames {
  /** Replaces the content of an element by a page. Resolves to `false` if the iframe was removed before it had loaded. */
  draw: (element: Element, frame: Frame, options?: DrawOptions) => Promise<boolean>;
}

export interface FramesOptions {
  document: Document;
  base: string;
  /** Called with the token of the new session when a user joined in one of the pages. */
  onJoined: (session: string) => void;
}

interface Shown {
  onLeave: () => void;
  onClose: (() => void) | undefined;
}

/**
 * All iframes share one message listener and one MutationObserver. Both are removed when the last iframe has left the
 * document: single-page apps remove elements without notice, so only an observer can find out.
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
        // A MutationObserver of the document does not see changes in a shadow tree.
        for (const root of [document, element.getRootNode()])
          observer.observe(root, { childList: true, subtree: true });
        shown.set(iframe, { onLeave: () => resolve(false), onClose });
        iframe.addEventListener('load', () => resolve(true), { once: true });
        iframe.title = title;
        iframe.loading = 'eager';
        // For the copy button of the referral page.
        iframe.allow = 'clipboard-write';
        // If the colour schemes differ, browsers paint an opaque background behind the iframe's page.
        Object.assign(iframe.style, { display: 'block', width: '100%', border: '0', colorScheme: 'light dark' });
        // A new `src` of an attached iframe adds an entry to the browser's history, so it is detached first.
        iframe.remove();
        iframe.src = base + path;
        element.replaceChildren(iframe);
      }),
  };
}
