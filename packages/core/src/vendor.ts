/** The vendor's one public door: the global function that its script defines. */
export interface VendorFunction {
  (...call: unknown[]): void;
  /** Calls made so far, each an `arguments` object. Only a stub has it: the script drains it and replaces the stub. */
  q?: ArrayLike<unknown>[];
}

/** The part of `window` that the vendor's script owns. */
export interface VendorWindow {
  prefinery?: VendorFunction;
}

/** The page's window, seen as the vendor's script sees it. */
export const vendorWindow = (): VendorWindow => window as VendorWindow;

/**
 * The function that stands at `window.prefinery`: the script's or a stub. Anything else there is not the vendor's: an
 * element with the id `prefinery` is a property of `window`, too.
 */
export function findVendor(): VendorFunction | undefined {
  const { prefinery } = vendorWindow();
  return typeof prefinery === 'function' ? prefinery : undefined;
}

/**
 * Puts the vendor's queue stub in place, as its snippet does, so that other code of the page can call early too.
 * Returns what stands there now: this stub, the snippet's own, or the script's function if it is loaded already.
 */
export function installStub(): VendorFunction {
  const queue: ArrayLike<unknown>[] = [];
  // The vendor's queue holds `arguments` objects, not arrays.
  const stub = function (): void {
    queue.push(arguments);
  };
  return findVendor() ?? (vendorWindow().prefinery = Object.assign(stub, { q: queue }));
}

/** Whether this is a stub, ours or a snippet's. A snippet's has no queue before its first call, so its text tells. */
export const isStub = (vendor: VendorFunction): boolean => 'q' in vendor || /[^.]\.q\b/.test(String(vendor));
