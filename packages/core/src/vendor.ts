/** A command as the page's queue keeps it until the script is there: an `arguments` object. */
export type QueuedCall = ArrayLike<unknown>;

/** The vendor's one public door: the global function that its script defines. */
export interface VendorFunction {
  (command: string, ...dataAndCallback: unknown[]): void;
  /** Calls made so far. Only the stub has it: the script drains the queue and replaces the stub. */
  q?: QueuedCall[];
}

/** The part of `window` that the vendor's script owns. */
export interface VendorWindow {
  prefinery?: VendorFunction;
}
