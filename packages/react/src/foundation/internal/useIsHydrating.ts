'use client';
import { useSyncExternalStore } from 'react';

const holdStill = () => () => undefined;

/**
 * Whether React draws what the server drew: on the server, and while it hydrates that part of the page. What only a
 * browser knows is drawn right after.
 */
export const useIsHydrating = (): boolean =>
  useSyncExternalStore(
    holdStill,
    () => false,
    () => true,
  );
