/** @jsxImportSource hono/jsx */

export interface PlaceProps {
  /** Place on the list, from 1; `null`: not on it. */
  position: number | null;
  /** How many users are on the list. */
  length: number;
}

const number = new Intl.NumberFormat('en');

/** The user's place, in large. */
export function Place({ position, length }: PlaceProps) {
  if (position === null) return <p class="note">You are not on the list at the moment.</p>;
  return (
    <p class="place">
      <span class="note">Your place</span> <strong>{number.format(position)}</strong>{' '}
      <span class="note">of {number.format(length)}</span>
    </p>
  );
}
