import { forgetVisitor } from '../forget.ts';
import { clearCalls } from '../trace.ts';
import type { VendorFunction } from '../vendor.ts';
import { vendorWindow } from '../vendor.ts';
import { releasePosts } from './posts.ts';
import { releaseLoader } from './script.ts';

/** Sets `window.prefinery`, as the vendor's script does when it has loaded. */
export function install(vendor: VendorFunction): void {
  vendorWindow().prefinery = vendor;
}

/**
 * Removes the vendor from the page: its function or a fake, its script, popup and cookies, and the state that clients
 * share. Clients that are created afterwards start as on a new page. Installing a fake does this, too.
 *
 * @example
 * ```ts
 * afterEach(resetPage);
 * ```
 */
export function resetPage(): void {
  releaseLoader();
  releasePosts();
  Reflect.deleteProperty(window, 'prefinery');
  for (const script of document.querySelectorAll('script[src*="/widget/v2/"]')) script.remove();
  for (const popup of document.querySelectorAll('[data-prefinery-fake]')) popup.remove();
  forgetVisitor();
  clearCalls();
}
