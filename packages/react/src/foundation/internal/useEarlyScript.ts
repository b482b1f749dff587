'use client';
import type { Prefinery } from '@prefinery-kit/core';
import { useState } from 'react';
// oxlint-disable-next-line import/no-namespace -- React 18 has no `preconnect`, and importing that by name would fail.
import * as ReactDOM from 'react-dom';

/**
 * Requests the vendor's script in the first render, so that it loads while React renders and commits the page. On a
 * server it lets the browser connect to the script's server, by a link in the page's head; React 18 has no resource
 * hints. For parts that need the script as soon as they mount.
 *
 * The server does not preload the script: after a preload has failed, WebKit never fetches that address again on the
 * page.
 */
export function useEarlyScript(client: Prefinery, isNeeded = true): void {
  useState(() => isNeeded && (typeof document === 'undefined' ? preconnectTo(client) : client.prepare()));
}

function preconnectTo({ hint }: Prefinery): void {
  const { preconnect }: Partial<typeof ReactDOM> = ReactDOM;
  // A relative address is on the page's own server.
  if (hint && /^https?:/.test(hint.href)) preconnect?.(new URL(hint.href).origin);
}
