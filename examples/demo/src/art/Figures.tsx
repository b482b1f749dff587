/** Digits of equal width. Only the digits: this typeface would make commas and colons as wide as them. */
export function Figures({ children }: { children: string }) {
  return [...children.matchAll(/\d+|\D+/g)].map(({ 0: part, index }) => (
    <span key={index} className={/\d/.test(part) ? 'figures' : undefined}>
      {part}
    </span>
  ));
}
