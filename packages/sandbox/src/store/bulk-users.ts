import { type Kysely, sql } from 'kysely';
import type { Details, Person } from '../campaign/person.ts';
import type { SeedUser } from '../campaign/seed-users.ts';
import { inBulk, quietly } from './counts.ts';
import { unconfirmed } from './credit.ts';
import { personColumns, schema, type Tables } from './tables.ts';

const chunkSize = 1000;

/** Adds made-up users in bulk. */
export type BulkUsers = ReturnType<typeof createBulkUsers>;

export const createBulkUsers = (db: Kysely<Tables>, project: string) => ({
  /** The referral codes of all users of the project. */
  async codes(): Promise<string[]> {
    const rows = await db.selectFrom('users').select('referral_code').where('project_id', '=', project).execute();
    return rows.map((row) => row.referral_code);
  },

  /** Adds all of them or, if one fails, none. Known users stay. */
  async add(people: Iterable<SeedUser>, onChunk: (added: number) => void): Promise<void> {
    await inBulk(db, project, (db) => fill(db, project, people, onChunk));
  },

  /** The users who have one of these e-mail addresses or referral codes. */
  async find(names: readonly string[]): Promise<Pick<Person, 'id' | 'email' | 'referral_code'>[]> {
    return db
      .selectFrom('users')
      .select(['id', 'email', 'referral_code'])
      .where('project_id', '=', project)
      .where(sql<boolean>`(email = any(${names}::text[]) or referral_code = any(${names}::text[]))`)
      .execute();
  },

  /**
   * Adds users, and changes the profiles of known ones: all, or none if one fails.
   * @param people each after their referrer
   */
  async merge(
    people: readonly SeedUser[],
    updates: readonly { id: string; profile: Details }[],
    now: Date,
  ): Promise<void> {
    await inBulk(db, project, async (db) => {
      await sql`
        update ${sql.id(schema, 'users')} as users set profile = users.profile || given.profile, updated_at = ${now}
        from jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) as given(id text, profile jsonb)
        where users.project_id = ${project} and users.id = given.id`.execute(db);
      await fill(db, project, people, () => {});
    });
  },

  /** All users, in order of their signups, with the e-mail address of their referrer. */
  async *pages(): AsyncGenerator<(Person & { referrer: string | null })[]> {
    for (let last = 0; ;) {
      const page = await db
        .selectFrom('users')
        .leftJoin('users as referrer', (on) =>
          on.onRef('referrer.project_id', '=', 'users.project_id').onRef('referrer.id', '=', 'users.referrer_id'),
        )
        .select(personColumns.map((column) => `users.${column}` as const))
        .select('referrer.email as referrer')
        .where('users.project_id', '=', project)
        .where('users.signup', '>', last)
        .orderBy('users.signup')
        .limit(chunkSize)
        .execute();
      const end = page.at(-1);
      if (end === undefined) return;
      yield page;
      last = end.signup;
    }
  },

  /** Replaces all data of the project by these users. If that fails, all data stays. */
  async replace(people: Iterable<SeedUser>, onChunk: (added: number) => void): Promise<void> {
    await inBulk(db, project, async (db) => {
      for (const table of tables) await db.deleteFrom(table).where('project_id', '=', project).execute();
      await fill(db, project, people, onChunk);
    });
  },

  /** Deletes all data of the project, its settings included. */
  async remove(): Promise<void> {
    await quietly(db, project, async (db) => {
      for (const table of [...tables, 'settings'] as const)
        await db.deleteFrom(table).where('project_id', '=', project).execute();
    });
  },
});

/** In an order that violates no foreign key. */
const tables = [
  'sessions',
  'events',
  'rewards',
  'mails',
  'pasts',
  'impressions',
  'tallies',
  'webhooks',
  'points',
  'friend_invitations',
  'visits',
  'users',
] as const;

/** Then referrals are counted from `referrer_id`, so that they are correct whatever was there before. */
async function fill(
  db: Kysely<Tables>,
  project: string,
  people: Iterable<SeedUser>,
  onChunk: (added: number) => void,
): Promise<void> {
  for (const chunk of chunksOf(people)) {
    await db
      .insertInto('users')
      .values(
        chunk.map(({ profile, ...person }) => ({ ...person, project_id: project, profile: JSON.stringify(profile) })),
      )
      .onConflict((known) => known.columns(['project_id', 'id']).doNothing())
      .execute();
    onChunk(chunk.length);
  }
  await db
    .updateTable('users')
    .from((users) =>
      users
        .selectFrom('users as friend')
        .select((friend) => ['friend.referrer_id', friend.fn.countAll<number>().as('referrals')])
        .where('friend.project_id', '=', project)
        .where('friend.referrer_id', 'is not', null)
        .where('friend.status', '!=', unconfirmed)
        .groupBy('friend.referrer_id')
        .as('links'),
    )
    .set((users) => ({
      referrals: users.ref('links.referrals'),
      // A referred user came through a link.
      shares: sql<number>`greatest(${users.ref('users.shares')}, ${users.ref('links.referrals')})`,
    }))
    .where('users.project_id', '=', project)
    .whereRef('users.id', '=', 'links.referrer_id')
    .where('users.status', '!=', unconfirmed)
    .whereRef('users.referrals', '!=', 'links.referrals')
    .execute();
}

function* chunksOf(people: Iterable<SeedUser>): Generator<SeedUser[]> {
  let chunk: SeedUser[] = [];
  for (const person of people) {
    chunk.push(person);
    if (chunk.length === chunkSize) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
