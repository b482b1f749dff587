'use client';
import { createElement, type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import css from './devtools.css?raw';

let sheet: CSSStyleSheet | undefined;

/**
 * A shadow root, so that styles of the app and of the devtools do not affect each other. Its stylesheet is a
 * constructed one, which a Content-Security-Policy without `unsafe-inline` allows.
 */
export function Shadow({ position, children }: { position: string; children: ReactNode }): ReactNode {
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  const attach = useCallback((host: HTMLElement | null) => setRoot(host && openShadow(host)), []);
  // A custom element name, so that selectors of the app such as `main > div` do not match it.
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

/** In StrictMode this runs twice for a host, which can have only one shadow root. */
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
