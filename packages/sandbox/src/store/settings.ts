import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * What is remembered: where links lead, the token of control, and what was said while it runs: whom it begins with, what goes
 * wrong, how often it began anew.
 */
type Name = 'site' | 'control_token' | 'beginning' | 'webhooks' | Passing;

/** What is over when the last process of the campaign has ended. */
const passing = ['clock', 'faults', 'run'] as const;
type Passing = (typeof passing)[number];

/** What a campaign remembers of its own, through resets and restarts, for all its instances. */
export type Remembered = ReturnType<typeof createRemembered>;

export const createRemembered = (db: Kysely<Tables>, project: string) => {
  const find = async (name: Name): Promise<string | null> => {
    const row = await db
      .selectFrom('settings')
      .select('value')
      .where('project_id', '=', project)
      .where('name', '=', name)
      .executeTakeFirst();
    return row?.value ?? null;
  };

  return {
    find,

    /** Keeps a value, unless there is one. Answers the one that is kept. */
    async keep(name: Name, value: string): Promise<string> {
      await db
        .insertInto('settings')
        .values({ project_id: project, name, value })
        .onConflict((known) => known.columns(['project_id', 'name']).doNothing())
        .execute();
      return (await find(name)) ?? value;
    },

    /** Keeps a value in place of the one that was kept. */
    async put(name: 'beginning' | 'webhooks' | Passing, value: string): Promise<void> {
      await db.transaction().execute((db) =>
        db
          .insertInto('settings')
          .values({ project_id: project, name, value })
          .onConflict((known) => known.columns(['project_id', 'name']).doUpdateSet({ value }))
          .execute(),
      );
    },

    /** Forgets what was said while it ran. */
    async pass(): Promise<void> {
      await db
        .transaction()
        .execute((db) =>
          db.deleteFrom('settings').where('project_id', '=', project).where('name', 'in', passing).execute(),
        );
    },
  };
};
