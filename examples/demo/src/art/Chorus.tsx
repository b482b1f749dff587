import { birds } from './birds.ts';
import { HEIGHT, song, WIDTH } from './song.ts';

/** Each kind has three birds: one near, and two farther away that start later. */
const singers = birds.flatMap((bird, kind) =>
  [0, 1, 2].map((distance) => ({
    kind,
    distance,
    path: song(bird, 1 + 10 * kind + distance, distance * 1.9),
  })),
);

/** The half hour as a spectrogram. The near birds of the first `yours` kinds have the accent color. */
export function Chorus({ yours, className }: { yours: number; className: string }) {
  return (
    <svg
      className={className}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {singers.map(({ kind, distance, path }) => (
        <path key={path} d={path} data-yours={distance === 0 && kind < yours} data-distance={distance} />
      ))}
    </svg>
  );
}
