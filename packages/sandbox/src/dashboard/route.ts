import { useSyncExternalStore } from 'react';

/** What the address says after the `#`: `#/person/amy@example.com` is the panel `person` with that detail. */
export interface Route {
  panel: string;
  detail: string | null;
}

const readRoute = (hash: string): Route => {
  const [, panel = '', detail] = /^#\/([\w-]+)(?:\/(.+))?$/.exec(hash) ?? [];
  return { panel, detail: detail === undefined ? null : decode(detail) };
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The address of a panel. */
export const linkTo = (panel: string, detail?: string): string =>
  `#/${panel}${detail === undefined ? '' : `/${encodeURIComponent(detail)}`}`;

export const go = (panel: string, detail?: string): void => {
  window.location.hash = linkTo(panel, detail);
};

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return readRoute(hash);
}
