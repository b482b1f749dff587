import type { Hono } from 'hono';
import * as v from 'valibot';
import { timestamp } from '../../campaign/timestamp.ts';
import { SandboxError } from '../../errors.ts';
import { wrongValue } from '../../quote.ts';
import { measures, type Step, steps } from '../../store/numbers.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { createControl } from './control.ts';

/** Which span of time to count, and in which steps. */
export interface NumbersOptions {
  /**
   * The beginning. The step that it is in is counted whole.
   * @defaultValue the first impression or signup, but at most 1000 steps before the end
   */
  from?: Date | string | undefined;
  /**
   * The end, which is not part of the span.
   * @defaultValue just after the time of the campaign's clock
   */
  to?: Date | string | undefined;
  /**
   * How long a step is. Hours and days are those of UTC.
   * @defaultValue `'day'`
   */
  step?: 'hour' | 'day' | undefined;
}

/** What happened in a span of time. */
export interface CampaignCounts {
  /** Visitors who saw the signup form for the first time. */
  impressions: number;
  /** Users who joined. */
  signups: number;
  /**
   * Signups for each impression; `null`: more users have joined than saw a form. Made-up and imported users, and those of the REST
   * API, see none.
   */
  conversion: number | null;
  /** Visits by referral links. Those of made-up users have no time, and are not among them. */
  shares: number;
  /** Referred users who joined then, and have confirmed since. */
  referrals: number;
}

/** What happened in one step. */
export interface NumbersPoint extends CampaignCounts {
  /** When the step begins, ISO 8601 in UTC. */
  at: string;
}

/** The numbers of a campaign over time. */
export interface CampaignNumbers {
  /** When the first step begins, ISO 8601 in UTC. */
  from: string;
  /** The end of the span, ISO 8601 in UTC. */
  to: string;
  step: 'hour' | 'day';
  /** All of the span. */
  total: CampaignCounts;
  /** Each step, in order, also those in which nothing happened. */
  points: NumbersPoint[];
}

/** Reads the numbers of a campaign. */
export interface NumberAdmin {
  /** @throws SandboxError `invalid_option` */
  read: (options: unknown) => Promise<CampaignNumbers>;
}

const lengths: Record<Step, number> = { hour: 60 * 60 * 1000, day: 24 * 60 * 60 * 1000 };
/** How many steps one answer has at most. */
const mostSteps = 1000;

const time = v.pipe(
  v.union([v.date(), v.pipe(v.string(), v.isoTimestamp()), v.pipe(v.string(), v.isoDate())]),
  v.transform((given) => new Date(given)),
);
const numbersOptions = v.strictObject({
  from: v.optional(time),
  to: v.optional(time),
  step: v.optional(v.picklist(steps), 'day'),
});

function readNumbersOptions(given: unknown): v.InferOutput<typeof numbersOptions> {
  const read = v.safeParse(numbersOptions, given);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new SandboxError(
    'invalid_option',
    `${wrongValue(issue, 'numbers')} Give from and to, such ` +
      'as 2026-03-01 or 2026-03-01T12:00:00Z, and the step hour or day, each only if you want it.',
  );
}

export function createNumberAdmin({ clock, store }: Pick<Campaign, 'clock' | 'store'>): NumberAdmin {
  return {
    async read(given) {
      // What happened at this very time, such as at a clock that is stopped, is part of the span.
      const { from, to = new Date(clock().getTime() + 1), step } = readNumbersOptions(given);
      const length = lengths[step];
      const floor = (date: Date): number => Math.floor(date.getTime() / length) * length;
      const earliest = floor(to) - (mostSteps - 1) * length;
      const start = from === undefined ? Math.max(earliest, floor((await store.numbers.first()) ?? to)) : floor(from);
      const count = Math.ceil((to.getTime() - start) / length);
      if (start >= to.getTime()) throw new SandboxError('invalid_option', 'numbers: from has to be before to.');
      if (count > mostSteps) {
        throw new SandboxError(
          'invalid_option',
          `numbers: from ${timestamp(new Date(start))} to ${timestamp(to)} are ${count} steps of one ${step}. Give a span of ` +
            `at most ${mostSteps}${step === 'hour' ? ', or the step day' : ''}.`,
        );
      }

      const span = { from: new Date(start), to, step };
      const [impressions, signups, shares, referrals] = await Promise.all(
        measures.map(async (measure) => {
          const found = await store.numbers.count(measure, span);
          return new Map(found.map((counted) => [counted.at.getTime(), counted.count]));
        }),
      );
      const countsAt = (read: (counts: ReadonlyMap<number, number> | undefined) => number): CampaignCounts => {
        const counts = { impressions: read(impressions), signups: read(signups) };
        return {
          ...counts,
          conversion:
            counts.impressions === 0 || counts.signups > counts.impressions
              ? null
              : counts.signups / counts.impressions,
          shares: read(shares),
          referrals: read(referrals),
        };
      };
      return {
        from: timestamp(span.from),
        to: timestamp(to),
        step,
        total: countsAt((counts) => [...(counts?.values() ?? [])].reduce((sum, number) => sum + number, 0)),
        points: Array.from({ length: count }, (_, index) => {
          const at = start + index * length;
          return { at: timestamp(new Date(at)), ...countsAt((counts) => counts?.get(at) ?? 0) };
        }),
      };
    },
  };
}

/** `GET /numbers?from=&to=&step=`: impressions, signups, conversion, shares and referrals over time. */
export function createNumberRoutes(campaign: Campaign, numbers: NumberAdmin): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', async (context) => context.json(await numbers.read(context.req.query())));
  return app;
}
