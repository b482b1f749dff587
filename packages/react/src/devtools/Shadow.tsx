'use client';
import { createElement, type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import css from './devtools.css?raw';

let sheet: CSSStyleSheet | undefined;

/**
 * A shadow root, so that no style of the app comes in and none of ours goes out. Its stylesheet is one that a script has
 * made, which a Content-Security-Policy without `unsafe-inline` lets pass.
 */
export function Shadow({ position, children }: { position: string; children: ReactNode }): ReactNode {
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  const attach = useCallback((host: HTMLElement | null) => setRoot(host && openShadow(host)), []);
  // An element of our own name: selectors of the app such as `main > div` do not mean it.
  return createElement(
    'prefinery-devtools',
    { ref: attach, 'data-prefinery': 'devtools', 'data-position': position },
    root &&
      createPortal(
        <div lang="en" dir="ltr">
          {children}
        </div>,
        root,
      ),
  );
}

/** StrictMode hands over the same host twice, and it can have one shadow root. */
function openShadow(host: HTMLElement): ShadowRoot {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  if ('adoptedStyleSheets' in root) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets = [sheet];
  }
  return root;
}
