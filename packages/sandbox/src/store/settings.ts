import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What a campaign remembers of its own, through resets and restarts, for all its instances. */
export type Remembered = ReturnType<typeof createRemembered>;

export const createRemembered = (db: Kysely<Tables>, project: string) => {
  const find = async (name: 'site' | 'control_token'): Promise<string | null> => {
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
    async keep(name: 'site' | 'control_token', value: string): Promise<string> {
      await db
        .insertInto('settings')
        .values({ project_id: project, name, value })
        .onConflict((known) => known.columns(['project_id', 'name']).doNothing())
        .execute();
      return (await find(name)) ?? value;
    },
  };
};
