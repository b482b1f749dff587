import type { Browser } from 'playwright';
import type { Packed } from './packed.ts';

/** The arguments of `viteHour`, `nextHour` and the others. */
export interface Hour {
  packed: Packed;
  browser: Browser;
  /** Folder for screenshots; without it none are taken. */
  pictures: string | undefined;
  /** Runs one step, and prints how long it took. */
  step: <Result>(name: string, act: () => Promise<Result>) => Promise<Result>;
}
