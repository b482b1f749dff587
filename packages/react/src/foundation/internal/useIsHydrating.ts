'use client';
import { useSyncExternalStore } from 'react';

const subscribeToNothing = () => () => undefined;

/**
 * Whether React renders what the server rendered: on the server, and while it hydrates that part of the page. What only
 * a browser knows is rendered right after.
 */
export const useIsHydrating = (): boolean =>
  useSyncExternalStore(
    subscribeToNothing,
    () => false,
    () => true,
  );
