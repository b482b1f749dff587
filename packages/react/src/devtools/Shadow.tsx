'use client';
import { createElement, type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import css from './devtools.css?raw';

/** A constructed stylesheet works in one document only, and a shell may show the panel in a window of its own. */
const sheets = new WeakMap<Document, CSSStyleSheet>();

/** A custom element's name, so that selectors of the app such as `main > div` do not match it. */
const name = 'prefinery-devtools';
const connected = 'prefinery-devtools:connected';

/** Elements whose moves are followed. */
const followed = new WeakSet<HTMLElement>();

interface ShadowProps {
  /** A corner of the window, or `container` to fill the element around it. */
  position: string;
  /** The color scheme. @defaultValue the one of the page */
  scheme?: 'dark' | 'light' | undefined;
  children: ReactNode;
}

/**
 * A shadow root, so that styles of the app and of the devtools do not affect each other. Its stylesheet is a
 * constructed one, which a Content-Security-Policy without `unsafe-inline` allows.
 */
export function Shadow({ position, scheme, children }: ShadowProps): ReactNode {
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  const attach = useCallback((host: HTMLElement | null) => setRoot(host && openShadow(host)), []);
  return createElement(
    name,
    { ref: attach, 'data-prefinery': 'devtools', 'data-position': position, 'data-scheme': scheme },
    root &&
      createPortal(
        <div lang="en" dir="ltr">
          {children}
        </div>,
        root,
      ),
  );
}

/** In StrictMode this runs twice for a host, which can have only one shadow root. */
function openShadow(host: HTMLElement): ShadowRoot {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  adopt(root);
  if (!followed.has(host)) {
    followed.add(host);
    // A shell that opens a window of its own moves the element there, which takes its stylesheet away.
    host.addEventListener(connected, () => adopt(root));
    if (host.ownerDocument.defaultView) tellWhenConnected(host.ownerDocument.defaultView);
  }
  return root;
}

function adopt(root: ShadowRoot): void {
  if ('adoptedStyleSheets' in root) root.adoptedStyleSheets = [sheetOf(root.ownerDocument)];
}

/** Only a custom element learns that it was moved to another document. */
function tellWhenConnected(view: Window & typeof globalThis): void {
  if (view.customElements.get(name)) return;
  view.customElements.define(
    name,
    class extends view.HTMLElement {
      connectedCallback() {
        this.dispatchEvent(new Event(connected));
      }
    },
  );
}

function sheetOf(document: Document): CSSStyleSheet {
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(document, sheet);
  }
  return sheet;
}
