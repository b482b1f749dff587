'use client';
import type { Prefinery } from '@prefinery-kit/core';
import { useState } from 'react';
// oxlint-disable-next-line import/no-namespace -- React 18 has no `preload`, and importing that by name would fail.
import * as ReactDOM from 'react-dom';

/**
 * Lets the browser fetch the script while React still draws: from a server by a link in the page's head. For parts that
 * need it as soon as they are in the page. It runs when it is loaded, and not before. React 18 has no hints.
 */
export function useScriptHint(client: Prefinery, isNeeded = true): void {
  useState(() => isNeeded && preloadScript(client));
}

function preloadScript({ hint }: Prefinery): void {
  const { preload }: Partial<typeof ReactDOM> = ReactDOM;
  if (hint) preload?.(hint.href, { as: 'script', nonce: hint.nonce });
}
