import { Figures } from '../art/Figures.tsx';
import type { Wood } from '../woods.ts';

/** In minutes after midnight: the night that a line stands for. */
const NIGHT = { from: 120, to: 360 };

const time = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** A wood on its line, and on it the hour at which its first bird sings. */
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
