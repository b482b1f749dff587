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
}

/**
 * Makes this browser a new visitor: the cookies of the vendor's script, and so those of a sandbox, are gone. For tests and
 * stories that run in a real browser, where the script itself stays on the page.
 *
 * @example
 * ```ts
 * beforeEach(forgetVisitor);
 * ```
 */
export function forgetVisitor(): void {
  for (const [name] of document.cookie.matchAll(/_pfy_[^=;]+/g)) document.cookie = `${name}=; max-age=0; path=/`;
}
