import type { Bird } from './birds.ts';

/** How long the wood takes to wake, in minutes. */
export const MINUTES = 30;
/** The drawing's units: its width is the half hour, its height the pitch. */
export const WIDTH = 1200;
export const HEIGHT = 200;

/** A wood sounds the same on every visit, so its chance comes from a seed (mulberry32). */
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
 * What one bird sings in the half hour, as the path of a spectrogram.
 *
 * @param seed - tells one singer from another of its kind
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
