import { useSyncExternalStore } from 'react';

const name = 'prefinery-sandbox control token';

interface TokenState {
  /** The token that requests are sent with; `null`: none was given. */
  token: string | null;
  /** Whether the sandbox has refused a request for want of the right token. */
  isRefused: boolean;
}

const readStored = (): string | null => {
  try {
    return sessionStorage.getItem(name);
  } catch {
    // The browser blocks storage: the token has to be given again after a reload.
    return null;
  }
};

/** Takes the token out of `#token=…`, so that it is neither shown nor copied with the address. */
const takeFromAddress = (): string | null => {
  const { hash, pathname, search } = window.location;
  const token = new URLSearchParams(hash.slice(1)).get('token');
  if (token !== null) window.history.replaceState(null, '', pathname + search);
  return token;
};

let state: TokenState = { token: null, isRefused: false };
const listeners = new Set<() => void>();

const change = (next: TokenState): void => {
  state = next;
  for (const listener of listeners) listener();
};

/** Keeps the token for this browser tab, and sends later requests with it. */
export function giveToken(token: string): void {
  try {
    sessionStorage.setItem(name, token);
  } catch {
    // It is in memory.
  }
  change({ token, isRefused: false });
}

/**
 * Says that the sandbox wants a token, or another one. The dashboard then asks for it.
 * @param refused the token that was sent: another one may have been given since
 */
export function refuseToken(refused: string | null): void {
  if (refused === state.token) change({ ...state, isRefused: true });
}

/** The token that requests are sent with; `null`: none. */
export const currentToken = (): string | null => state.token;

/** Reads the token once, at the start of the page. */
export function loadToken(): void {
  const given = takeFromAddress();
  if (given === null) state = { token: readStored(), isRefused: false };
  else giveToken(given);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useToken = (): TokenState => useSyncExternalStore(subscribe, () => state);
