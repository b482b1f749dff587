import { scriptUrl } from './settings.ts';

type Vendor = (...call: unknown[]) => void;

const page: Window & { prefinery?: Vendor & { q?: ArrayLike<unknown>[] } } = window;

/** The vendor's snippet, as an app without the kit runs it in an effect: a stub that queues calls, and the script. */
export function addSnippet(): void {
  const stub: NonNullable<typeof page.prefinery> = function (): void {
    // The script reads `arguments` objects.
    (stub.q ??= []).push(arguments);
  };
  page.prefinery ??= stub;
  const script = document.createElement('script');
  script.src = scriptUrl;
  document.head.append(script);
}

/** Calls the vendor's function without the kit. */
export const raw: Vendor = (...call) => page.prefinery?.(...call);
