import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * The names of settings: the site of links, the control token, the made-up users, the faults, the clock, the last reset, and
 * the project that has created this one. */
type Name = 'site' | 'control_token' | 'beginning' | 'webhooks' | 'parent' | Passing;

/** Settings that end with the last process of the campaign. */
const passing = ['clock', 'faults', 'run'] as const;
type Passing = (typeof passing)[number];

/** Settings of a campaign, which survive resets and restarts, and are the same for all its processes. */
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

    /** Stores a value, unless there is one. Returns the stored one. */
    async keep(name: Name, value: string): Promise<string> {
      await db
        .insertInto('settings')
        .values({ project_id: project, name, value })
        .onConflict((known) => known.columns(['project_id', 'name']).doNothing())
        .execute();
      return (await find(name)) ?? value;
    },

    /** Replaces the stored value. */
    async put(name: 'beginning' | 'webhooks' | Passing, value: string): Promise<void> {
      await db.transaction().execute((db) =>
        db
          .insertInto('settings')
          .values({ project_id: project, name, value })
          .onConflict((known) => known.columns(['project_id', 'name']).doUpdateSet({ value }))
          .execute(),
      );
    },

    /** The projects that this one has created, as far as they have not been removed. */
    async children(): Promise<string[]> {
      const rows = await db
        .selectFrom('settings')
        .select('project_id')
        .where('name', '=', 'parent')
        .where('value', '=', project)
        .execute();
      return rows.map((row) => row.project_id);
    },

    /** Deletes the settings that end with the last process. */
    async pass(): Promise<void> {
      await db
        .transaction()
        .execute((db) =>
          db.deleteFrom('settings').where('project_id', '=', project).where('name', 'in', passing).execute(),
        );
    },
  };
};
