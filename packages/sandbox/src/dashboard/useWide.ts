import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(width >= 1100px)');

const subscribe = (listener: () => void): (() => void) => {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** Whether there is room for the activity beside another panel. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
