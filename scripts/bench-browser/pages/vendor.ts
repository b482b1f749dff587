import { scriptUrl } from './settings.ts';

type Vendor = (...call: unknown[]) => void;

declare global {
  interface Window {
    prefinery?: Vendor & { q?: ArrayLike<unknown>[] };
  }
}

/** The vendor's snippet, as people write it into an effect: a stub that queues calls, and the script. */
export function addSnippet(): void {
  window.prefinery ??= function (): void {
    // The script reads `arguments` objects.
    (window.prefinery!.q ??= []).push(arguments);
  };
  const script = document.createElement('script');
  script.src = scriptUrl;
  document.head.append(script);
}

/** Calls the vendor's function without the kit. */
export const raw: Vendor = (...call) => window.prefinery!(...call);
