/** Digits of equal width. Only digits, because tabular figures of this typeface widen commas and colons, too. */
export function Figures({ children }: { children: string }) {
  return [...children.matchAll(/\d+|\D+/g)].map(({ 0: part, index }) => (
    <span key={index} className={/\d/.test(part) ? 'figures' : undefined}>
      {part}
    </span>
  ));
}
