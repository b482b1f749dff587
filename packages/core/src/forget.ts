import { markPrefix } from './mark.ts';
import { type Loader, registry } from './loader.ts';

/**
 * Makes this browser a new visitor: the cookies of the vendor's script, and so those of a sandbox, and those of this kit are
 * gone. For tests and stories that run in a real browser, where the script itself stays on the page.
 *
 * @example
 * ```ts
 * beforeEach(forgetVisitor);
 * ```
 */
export function forgetVisitor(): void {
  const page: Window & { [registry]?: Loader } = window;
  page[registry]?.session.forget();
  for (const cookie of document.cookie.split('; ')) {
    const [name = ''] = cookie.split('=');
    if (name.startsWith('_pfy_') || name.startsWith(markPrefix)) document.cookie = `${name}=; max-age=0; path=/`;
  }
}

/**
 * Makes a client forget on which address this page was landed, and so every client that the page makes later. For the
 * devtools: a page that is not loaded again has another visitor.
 */
export function forgetLanding(client: { readonly search: string }): void {
  const page: Window & { [registry]?: object } = window;
  for (const keeper of [client, page[registry]]) if (keeper) Object.assign(keeper, { search: '' });
}
