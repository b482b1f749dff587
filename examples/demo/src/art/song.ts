import type { Bird } from './birds.ts';

/** Length of the half hour, in minutes. */
export const MINUTES = 30;
/** Size of the drawing: the width is time, the height is pitch. */
export const WIDTH = 1200;
export const HEIGHT = 200;

/** Random numbers from a seed (mulberry32), so that the drawing is the same on the server and on every visit. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * The song of one bird during the half hour, as an SVG path.
 *
 * @param seed - makes the birds of one kind differ
 * @param late - minutes after the first of its kind
 */
export function song({ from, every, phrase }: Bird, seed: number, late: number): string {
  const random = seeded(seed);
  const strokes: string[] = [];
  const length = Math.max(...phrase.map(([at, , duration]) => at + duration));
  for (let start = from + late; start + length < MINUTES; start += every * (0.75 + 0.6 * random())) {
    const height = 0.06 * (random() - 0.5);
    for (const [at, pitch, duration, end, bend = 0] of phrase) {
      const lift = height + 0.03 * (random() - 0.5);
      const x = (minute: number) => round(((start + minute) / MINUTES) * WIDTH);
      const y = (value: number) => round((1 - value - lift) * HEIGHT);
      const middle = (pitch + end) / 2 + bend;
      strokes.push(`M${x(at)} ${y(pitch)}Q${x(at + duration / 2)} ${y(middle)} ${x(at + duration)} ${y(end)}`);
    }
  }
  return strokes.join('');
}
