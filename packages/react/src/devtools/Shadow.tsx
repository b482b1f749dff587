'use client';
import { createElement, type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import css from './devtools.css?raw';

/** A constructed stylesheet works in one document only, and a shell may show the panel in a window of its own. */
const sheets = new WeakMap<Document, CSSStyleSheet>();

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
  // A custom element name, so that selectors of the app such as `main > div` do not match it.
  return createElement(
    'prefinery-devtools',
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
  if ('adoptedStyleSheets' in root) root.adoptedStyleSheets = [sheetOf(host.ownerDocument)];
  return root;
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
