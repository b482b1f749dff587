/** One stroke of a song: start, pitch, duration, pitch at its end, curvature. Times in minutes, pitches from 0 to 1. */
export type Note = readonly [at: number, pitch: number, length: number, end: number, bend?: number];

/** The song of a kind of bird. */
export interface Bird {
  name: string;
  /** The minute of the half hour in which it starts to sing. */
  from: number;
  /** Minutes from one phrase to the next. */
  every: number;
  phrase: readonly Note[];
}

/** Repeats a note, for trills. */
const trill = (times: number, step: number, [at, pitch, length, end]: Note, drift = 0): Note[] =>
  Array.from({ length: times }, (_, index) => {
    const shift = drift * index;
    return [at + step * index, pitch + shift, length, end + shift];
  });

/** In the order in which they wake. Each kind has its own range of pitch, so that the drawings do not overlap. */
export const birds: readonly Bird[] = [
  {
    name: 'Blackbird',
    from: 0.3,
    every: 2.9,
    phrase: [
      [0, 0.1, 0.46, 0.2, 0.08],
      [0.6, 0.22, 0.34, 0.1, -0.03],
      [1.06, 0.12, 0.56, 0.24, 0.1],
      [1.76, 0.25, 0.16, 0.17],
      [2.02, 0.32, 0.06, 0.4],
      [2.14, 0.41, 0.06, 0.33],
    ],
  },
  {
    name: 'Robin',
    from: 4,
    every: 2.5,
    phrase: [
      [0, 0.84, 0.42, 0.7, -0.06],
      [0.52, 0.73, 0.1, 0.8],
      [0.72, 0.79, 0.42, 0.65, -0.05],
      [1.24, 0.69, 0.1, 0.75],
      [1.44, 0.73, 0.4, 0.61, -0.04],
    ],
  },
  {
    name: 'Song thrush',
    from: 8,
    every: 2.3,
    phrase: [0, 0.5, 1].flatMap((at): Note[] => [
      [at, 0.36, 0.16, 0.48, 0.05],
      [at + 0.2, 0.48, 0.14, 0.38, 0.03],
    ]),
  },
  {
    name: 'Wren',
    from: 12,
    every: 2.7,
    phrase: [...trill(5, 0.15, [0, 0.82, 0.04, 0.92]), ...trill(12, 0.1, [0.85, 0.86, 0, 0.97], -0.004)],
  },
  {
    name: 'Great tit',
    from: 16,
    every: 2.6,
    phrase: [0, 0.56, 1.12, 1.68].flatMap((at): Note[] => [
      [at, 0.585, 0.2, 0.58],
      [at + 0.28, 0.51, 0.18, 0.51],
    ]),
  },
  {
    name: 'Blackcap',
    from: 20,
    every: 2,
    phrase: [
      ...[0, 0.4, 0.8].flatMap((at): Note[] => [
        [at, 0.29, 0.2, 0.29, 0.09],
        [at + 0.2, 0.29, 0.2, 0.29, -0.09],
      ]),
      [1.3, 0.28, 0.44, 0.2, 0.05],
    ],
  },
  {
    name: 'Chiffchaff',
    from: 24,
    every: 1.7,
    phrase: [...trill(4, 0.36, [0, 0.74, 0.04, 0.64]), ...trill(3, 0.36, [0.18, 0.69, 0.04, 0.59])],
  },
];
