import { Figures } from '../art/Figures.tsx';
import type { Wood } from '../woods.ts';

/** Start and end of the line, in minutes after midnight. */
const NIGHT = { from: 120, to: 360 };

const time = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** A timeline of the night with the time at which a wood's first bird sings. */
export function WoodLine({ wood: { name, place, bird, minute } }: { wood: Wood }) {
  return (
    <>
      <span className="wood-name">
        <b>{name}</b> {place}
      </span>{' '}
      <span className="wood-song" style={{ '--at': (minute - NIGHT.from) / (NIGHT.to - NIGHT.from) }}>
        <Figures>{time(minute)}</Figures> {bird}
      </span>
    </>
  );
}
