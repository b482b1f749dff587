import { type Kysely, sql } from 'kysely';
import { unconfirmed } from './credit.ts';
import type { Tables } from './tables.ts';

/** What is counted over time. */
export const measures = ['impressions', 'signups', 'shares', 'referrals'] as const;
export type Measure = (typeof measures)[number];

/** How long one step is. */
export const steps = ['hour', 'day'] as const;
export type Step = (typeof steps)[number];

/** A number of one step. */
export interface Counted {
  /** When the step begins. */
  at: Date;
  count: number;
}

/** Counts over time, of one project. */
export type Numbers = ReturnType<typeof createNumbers>;

export const createNumbers = (db: Kysely<Tables>, project: string) => {
  const counted = (
    table: 'impressions' | 'users' | 'visits',
    { from, to, step }: { from: Date; to: Date; step: Step },
  ) =>
    db
      .selectFrom(table)
      .select((rows) => [
        // Hours and days are those of UTC, whatever the time zone of the database is.
        sql<Date>`date_trunc(${sql.lit(step)}, created_at, 'UTC')`.as('at'),
        rows.fn.countAll<number>().as('count'),
      ])
      .where('project_id', '=', project)
      .where('created_at', '>=', from)
      .where('created_at', '<', to)
      .groupBy('at')
      .orderBy('at');

  return {
    /** When the first of all impressions and signups was; `null`: there is none. */
    async first(): Promise<Date | null> {
      const firstOf = (table: 'impressions' | 'users') =>
        db
          .selectFrom(table)
          .select((rows) => rows.fn.min('created_at').as('at'))
          .where('project_id', '=', project);
      const found = await firstOf('users').unionAll(firstOf('impressions')).execute();
      const times = found.flatMap(({ at }) => (at === null ? [] : [new Date(at).getTime()]));
      return times.length === 0 ? null : new Date(Math.min(...times));
    },

    /** The steps of a span in which there was something. A referral counts at the time of the referred user's signup. */
    async count(measure: Measure, span: { from: Date; to: Date; step: Step }): Promise<Counted[]> {
      switch (measure) {
        case 'impressions':
          return counted('impressions', span).execute();
        case 'shares':
          return counted('visits', span).execute();
        case 'signups':
          return counted('users', span).execute();
        case 'referrals':
          return counted('users', span)
            .where(sql<boolean>`referrer_id is not null and status <> ${unconfirmed}`)
            .execute();
      }
    },
  };
};
