import type { Kysely } from 'kysely';
import type { Member } from '../campaign/person.ts';
import type { KeptMember, Tables } from './tables.ts';

/** Earlier states of users, for reads that lag. */
export type EarlierUsers = ReturnType<typeof createEarlierUsers>;

export const createEarlierUsers = (db: Kysely<Tables>, project: string) => ({
  /**
   * Stores the state that a user had until now.
   * @param person `null`: they had not joined
   * @param old states that ended by then are deleted
   */
  async remember(id: string, person: Member | null, now: Date, old: Date): Promise<void> {
    await db.transaction().execute(async (db) => {
      await db
        .deleteFrom('pasts')
        .where('project_id', '=', project)
        .where('user_id', '=', id)
        .where('until', '<=', old)
        .execute();
      await db
        .insertInto('pasts')
        .values({ project_id: project, user_id: id, person: person && JSON.stringify(person), until: now })
        .execute();
    });
  },

  /** The state of a user at a time. `null`: they had not joined. `undefined`: it is the current one. */
  async find(id: string, moment: Date): Promise<Member | null | undefined> {
    const past = await db
      .selectFrom('pasts')
      .select('person')
      .where('project_id', '=', project)
      .where('user_id', '=', id)
      .where('until', '>', moment)
      .orderBy('number')
      .limit(1)
      .executeTakeFirst();
    if (past === undefined) return undefined;
    return past.person === null ? null : revive(past.person);
  },
});

/** JSON has no dates. */
const revive = (kept: KeptMember): Member => ({
  ...kept,
  created_at: new Date(kept.created_at),
  updated_at: new Date(kept.updated_at),
});
