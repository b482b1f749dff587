import { attempt, sessionCookiePrefix } from './sessionCookie.ts';
import { type Loader, registry } from './loader.ts';

/**
 * Makes this browser a new visitor: deletes the cookies of the vendor's script or the sandbox, and those of this kit,
 * and resets the session. For tests and stories in a real browser, where the script itself stays on the page.
 *
 * @example
 * ```ts
 * beforeEach(forgetVisitor);
 * ```
 */
export function forgetVisitor(): void {
  const page: Window & { [registry]?: Loader } = window;
  page[registry]?.session.forget();
  for (const cookie of attempt(() => document.cookie.split('; ')) ?? []) {
    const [name = ''] = cookie.split('=');
    if (name.startsWith('_pfy_') || name.startsWith(sessionCookiePrefix))
      document.cookie = `${name}=; max-age=0; path=/`;
  }
}

/**
 * Clears `search` of a client, and of every client that is created later on this page. For the devtools, which switch
 * to another visitor without a page load.
 */
export function forgetLanding(client: { readonly search: string }): void {
  const page: Window & { [registry]?: object } = window;
  for (const keeper of [client, page[registry]]) if (keeper) Object.assign(keeper, { search: '' });
}
