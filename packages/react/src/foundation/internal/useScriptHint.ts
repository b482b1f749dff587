'use client';
import type { Prefinery } from '@prefinery-kit/core';
import { useState } from 'react';
// oxlint-disable-next-line import/no-namespace -- React 18 has no `preconnect`, and importing that by name would fail.
import * as ReactDOM from 'react-dom';

/**
 * Connects to the server of the vendor's script while React still renders: on a server by a link in the page's head. For
 * parts that need the script as soon as they mount. React 18 has no resource hints.
 *
 * It does not preload the script: after a preload has failed, WebKit never fetches that address again on the page.
 */
export function useScriptHint(client: Prefinery, isNeeded = true): void {
  useState(() => isNeeded && preconnectTo(client));
}

function preconnectTo({ hint }: Prefinery): void {
  const { preconnect }: Partial<typeof ReactDOM> = ReactDOM;
  // A relative address is on the page's own server.
  if (hint && /^https?:/.test(hint.href)) preconnect?.(new URL(hint.href).origin);
}
