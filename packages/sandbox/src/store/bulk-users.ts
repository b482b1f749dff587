import { type Kysely, sql } from 'kysely';
import type { SeedUser } from '../campaign/seed-users.ts';
import { inBulk, quietly } from './counts.ts';
import { unconfirmed } from './credit.ts';
import type { Tables } from './tables.ts';

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
