import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Visitors who have seen the project's signup form. */
export type Impressions = ReturnType<typeof createImpressions>;

export const createImpressions = (db: Kysely<Tables>, project: string) => ({
  /** Counts a visitor, the first time only. */
  async record(visitorId: string, now: Date): Promise<void> {
    await db.transaction().execute((db) =>
      db
        .insertInto('impressions')
        .values({ project_id: project, visitor_id: visitorId, created_at: now })
        .onConflict((known) => known.columns(['project_id', 'visitor_id']).doNothing())
        .execute(),
    );
  },

  /** All of them, in order. */
  async all(): Promise<{ visitor_id: string; created_at: Date }[]> {
    return db
      .selectFrom('impressions')
      .select(['visitor_id', 'created_at'])
      .where('project_id', '=', project)
      .orderBy('created_at')
      .orderBy('visitor_id')
      .execute();
  },
});
