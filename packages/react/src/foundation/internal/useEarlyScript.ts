'use client';
import type { Prefinery } from '@prefinery-kit/core';
import { useState } from 'react';
// oxlint-disable-next-line import/no-namespace -- React 18 has no resource hints, and importing them by name would fail.
import * as ReactDOM from 'react-dom';

const hints: Partial<Pick<typeof ReactDOM, 'preconnect' | 'preinit'>> = ReactDOM;
const isServer = () => typeof document === 'undefined';

/**
 * Requests the vendor's script in the first render, so that it loads while React renders and commits the page. For
 * parts that need the script as soon as they mount. On a server it lets the browser connect to the script's server, by
 * a link in the page's head.
 *
 * The server does not preload the script: after a preload has failed, WebKit never fetches that address again on the
 * page.
 */
export function useEarlyScript(client: Prefinery): void {
  useState(() => (isServer() ? preconnectTo(client) : client.prepare()));
}

/** The same for a provider that loads the script at once. On a server it adds the script itself to the page's head. */
export function useEagerScript(client: Prefinery, isEager: boolean): void {
  useState(() => isEager && (isServer() ? addTo(client) : client.prepare()));
}

function preconnectTo({ hint }: Prefinery): void {
  // A relative address is on the page's own server.
  if (hint && /^https?:/.test(hint.href)) hints.preconnect?.(new URL(hint.href).origin);
}

function addTo({ hint }: Prefinery): void {
  if (hint) hints.preinit?.(hint.href, { as: 'script', ...(hint.nonce !== undefined && { nonce: hint.nonce }) });
}
