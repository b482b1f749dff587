'use client';
import type { Prefinery } from '@prefinery-kit/core';
import { useState } from 'react';
// oxlint-disable-next-line import/no-namespace -- React 18 has no `preload`, and importing that by name would fail.
import * as ReactDOM from 'react-dom';

/**
 * Preloads the vendor's script while React still renders: on a server by a link in the page's head. For parts that need
 * the script as soon as they mount. The script does not run before it is loaded. React 18 has no hints.
 */
export function useScriptHint(client: Prefinery, isNeeded = true): void {
  useState(() => isNeeded && preloadScript(client));
}

function preloadScript({ hint }: Prefinery): void {
  const { preload }: Partial<typeof ReactDOM> = ReactDOM;
  if (hint) preload?.(hint.href, { as: 'script', nonce: hint.nonce });
}
