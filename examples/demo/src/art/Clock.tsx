const FACE = 168;
const HOLES = 560;
/** The part of the face that glows, like the ring around a blackbird's eye. */
const RING = { inner: 84, outer: 132 };

interface Hole {
  x: number;
  y: number;
  /** From the center of the face. */
  distance: number;
}

/** The holes of the loudspeaker, arranged like the seeds of a sunflower. */
const holes: Hole[] = Array.from({ length: HOLES }, (_, index) => {
  const distance = FACE * Math.sqrt((index + 0.5) / HOLES);
  const turn = index * Math.PI * (3 - Math.sqrt(5));
  return { x: distance * Math.cos(turn), y: distance * Math.sin(turn), distance };
});

/** Draws dots as strokes of zero length with round caps, so that one short path has hundreds of them. */
const dots = (some: Hole[]): string => some.map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join('');

const all = dots(holes);
const lit = [0, 1, 2].map((step) =>
  dots(
    holes.filter(({ distance }) => {
      const off = Math.abs(distance - (RING.inner + RING.outer) / 2) / ((RING.outer - RING.inner) / 2);
      return Math.floor(off * 3) === step;
    }),
  ),
);

const hours = Array.from({ length: 12 }, (_, hour) => hour * 30);

/** The product: a round black clock with a beak as its hand. Its face lights up during the half hour. */
export function Clock() {
  return (
    <div
      className="clock"
      role="img"
      aria-label="Merle: a round black clock. Its beak points at seven, its face glows."
    >
      <svg className="clock-body" viewBox="-292 -240 532 532" aria-hidden="true" focusable="false">
        <defs>
          <radialGradient id="clock-shell" cx="0.34" cy="0.24" r="0.9">
            <stop offset="0" stopColor="#454d49" />
            <stop offset="0.36" stopColor="#232927" />
            <stop offset="0.8" stopColor="#101413" />
            <stop offset="1" stopColor="#0a0d0c" />
          </radialGradient>
          <radialGradient id="clock-face" cx="0.5" cy="0.42" r="0.62">
            <stop offset="0" stopColor="#1a1f1d" />
            <stop offset="1" stopColor="#0d100f" />
          </radialGradient>
          <linearGradient id="clock-rim" x1="0.1" y1="0" x2="0.9" y2="1">
            <stop offset="0" stopColor="#fff" stopOpacity="0.42" />
            <stop offset="0.4" stopColor="#fff" stopOpacity="0.05" />
            <stop offset="0.7" stopColor="#ffb02e" stopOpacity="0.08" />
            <stop offset="1" stopColor="#ffb02e" stopOpacity="0.75" />
          </linearGradient>
          <linearGradient id="clock-beak" x1="0" y1="0" x2="1" y2="0">
            <stop offset="0" stopColor="#ffc14d" />
            <stop offset="1" stopColor="#ef8f00" />
          </linearGradient>
        </defs>
        <path
          className="clock-beak"
          d="M-40 200Q-24 246 -4 284Q0 290 4 284Q24 246 40 200Z"
          fill="url(#clock-beak)"
          transform="rotate(30)"
        />
        <path d="M0 214V272" stroke="#7a4300" strokeOpacity="0.45" strokeWidth="1.5" transform="rotate(30)" />
        <circle r="220" fill="url(#clock-shell)" />
        <circle r="219.25" fill="none" stroke="url(#clock-rim)" strokeWidth="1.5" />
        {hours.map((turn) => (
          <path key={turn} d="M0 -208v8" transform={`rotate(${turn})`} className="clock-hour" />
        ))}
        <circle r="190" fill="url(#clock-face)" />
        <circle r="190" fill="none" stroke="#000" strokeOpacity="0.7" strokeWidth="2" />
        <circle r="191.5" fill="none" stroke="#fff" strokeOpacity="0.07" />
        <path d={all} className="clock-holes" transform="translate(0 0.8)" stroke="#fff" strokeOpacity="0.09" />
        <path d={all} className="clock-holes" stroke="#020303" />
      </svg>
      <svg className="clock-light" viewBox="-292 -240 532 532" aria-hidden="true" focusable="false">
        {lit.map((path, step) => (
          <path key={path} d={path} className="clock-holes" data-step={step} />
        ))}
      </svg>
    </div>
  );
}
