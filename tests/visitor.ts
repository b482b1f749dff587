/** Makes this browser a new visitor: whoever joined before is forgotten. */
export function forgetVisitor(): void {
  for (const cookie of document.cookie.split('; ')) {
    document.cookie = `${cookie.split('=', 1).join('')}=; max-age=0; path=/`;
  }
}
