import type { Hono } from 'hono';
import * as v from 'valibot';
import { SandboxError } from '../../errors.ts';
import { quote } from '../../quote.ts';
import type { Campaign } from '../foundation/campaign.ts';
import { type CampaignClock, type ClockSetting, realTime } from '../foundation/campaign-clock.ts';
import type { Env } from '../foundation/env.ts';
import { createControl, readJson } from './control.ts';

/** What the clock of a campaign shows. */
export interface ClockReading {
  /** The time, ISO 8601 in UTC. */
  now: string;
  /** Whether it was stopped. */
  isStopped: boolean;
}

/**
 * The clock of a campaign. It is the same for all processes on one database, and all times and orders are by it: signups,
 * rewards, mails, the lag of reads, and when hosted pages expire. A reset sets it back to the real time, and so does the end of
 * the last process.
 */
export interface SandboxClock {
  /** What the clock shows. */
  read: () => Promise<ClockReading>;
  /**
   * Stops the clock.
   * @param at the time that it shows from then on
   * @defaultValue the time that it shows
   * @throws SandboxError `invalid_option`
   * @example
   * ```ts
   * await sandbox.clock.stop(new Date('2026-03-01T12:00:00Z'));
   * ```
   */
  stop: (at?: Date) => Promise<ClockReading>;
  /**
   * Moves the clock forward, whether it runs or not.
   * @param milliseconds up to a hundred years
   * @throws SandboxError `invalid_option`
   * @example
   * ```ts
   * await sandbox.clock.forward(24 * 60 * 60 * 1000);
   * ```
   */
  forward: (milliseconds: number) => Promise<ClockReading>;
  /** Sets the clock back to the real time. It runs. */
  back: () => Promise<ClockReading>;
}

const longest = 100 * 365 * 24 * 60 * 60 * 1000;
/** The database cannot store all times that a `Date` can. */
const lastTime = Date.UTC(9999, 11, 31);
const span = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(longest));
const time = v.pipe(
  v.union([v.date(), v.pipe(v.string(), v.isoTimestamp())]),
  v.transform((given) => new Date(given).getTime()),
  v.minValue(0),
  v.maxValue(lastTime),
);
const change = v.union([
  v.strictObject({ stop: v.union([v.literal(true), time]) }),
  v.strictObject({ forward: span }),
  v.strictObject({ back: v.literal(true) }),
]);
const example = { forward: 86_400_000 };

function readChange(given: unknown): v.InferOutput<typeof change> {
  const read = v.safeParse(change, given);
  if (read.success) return read.output;
  throw new SandboxError(
    'invalid_option',
    `clock: ${quote(given)} will not do. Give { stop: true }, ` +
      `{ stop: '2026-03-01T12:00:00Z' }, { back: true } or, in milliseconds up to a hundred years, ${JSON.stringify(example)}.`,
  );
}

/** Reads and changes the clock. */
export interface ClockAdmin {
  read: () => Promise<ClockReading>;
  /** @throws SandboxError `invalid_option` */
  change: (given: unknown) => Promise<ClockReading>;
}

/** The setting that all processes of a campaign share. */
export interface SharedSetting {
  read: () => Promise<ClockSetting>;
  write: (setting: ClockSetting) => Promise<void>;
}

export function createClockAdmin(
  clock: CampaignClock,
  { lock }: Pick<Campaign, 'lock'>,
  shared: SharedSetting,
): ClockAdmin {
  const reading = (): ClockReading => ({ now: clock.now().toISOString(), isStopped: clock.setting.stopped !== null });

  const next = (asked: v.InferOutput<typeof change>): ClockSetting => {
    if ('back' in asked) return realTime;
    const { ahead, stopped } = clock.setting;
    if ('stop' in asked) return { ahead, stopped: asked.stop === true ? clock.now().getTime() : asked.stop };
    const moved = clock.now().getTime() + asked.forward;
    if (moved > lastTime) throw new SandboxError('invalid_option', 'clock: it cannot go beyond the year 9999.');
    return stopped === null ? { ahead: ahead + asked.forward, stopped } : { ahead, stopped: moved };
  };

  return {
    read: () => lock.share(async () => reading()),

    async change(given) {
      const asked = readChange(given);
      return lock.alone(async () => {
        // Another process may have changed it while this one waited for the lock.
        clock.set(await shared.read());
        const setting = next(asked);
        await shared.write(setting);
        clock.set(setting);
        return reading();
      });
    },
  };
}

export const createSandboxClock = ({ read, change }: ClockAdmin): SandboxClock => ({
  read,
  stop: (at) => change({ stop: at ?? true }),
  forward: (milliseconds) => change({ forward: milliseconds }),
  back: () => change({ back: true }),
});

/** `GET /clock` and `POST /clock`: what time it is in the campaign. */
export function createClockRoutes(campaign: Campaign, admin: ClockAdmin): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', async (context) => context.json(await admin.read()));
  app.post('/', async (context) => context.json(await admin.change(readJson(await context.req.text(), example))));
  return app;
}
