import { forgetVisitor } from '../forget.ts';
import { clearCalls } from '../trace.ts';
import type { VendorFunction } from '../vendor.ts';
import { vendorWindow } from '../vendor.ts';
import { releaseLoader } from './script.ts';

/** Puts a vendor's function on the page, as its script does when it has loaded. */
export function install(vendor: VendorFunction): void {
  vendorWindow().prefinery = vendor;
}

/**
 * Takes the vendor off the page: its function or a fake, its script, its popup, its cookies, and what clients share. The
 * next client finds a new page. A fake does this itself when it is installed; call it where a test ends without one.
 *
 * @example
 * ```ts
 * afterEach(resetPage);
 * ```
 */
export function resetPage(): void {
  releaseLoader();
  Reflect.deleteProperty(window, 'prefinery');
  for (const script of document.querySelectorAll('script[src*="/widget/v2/"]')) script.remove();
  for (const popup of document.querySelectorAll('[data-prefinery-fake]')) popup.remove();
  forgetVisitor();
  clearCalls();
}
