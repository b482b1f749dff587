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
