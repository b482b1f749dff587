import type { Browser } from 'playwright';
import type { Packed } from './packed.ts';

/** What an hour with the kit needs. */
export interface Hour {
  packed: Packed;
  browser: Browser;
  /** Where pictures go; without it there are none. */
  pictures: string | undefined;
  /** Does one step, and says how long it took. */
  step: <Result>(name: string, act: () => Promise<Result>) => Promise<Result>;
}
