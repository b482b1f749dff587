import { type Kysely, sql } from 'kysely';
import type { Extra } from '../campaign/seed-users.ts';
import { inBulk } from './counts.ts';
import { unconfirmed } from './credit.ts';
import type { Tables } from './tables.ts';

const chunkSize = 1000;

/** Made-up people in bulk. */
export type Extras = ReturnType<typeof createExtras>;

export const createExtras = (db: Kysely<Tables>, project: string) => ({
  /** Every referral code that somebody of the project has. */
  async codes(): Promise<string[]> {
    const rows = await db.selectFrom('users').select('referral_code').where('project_id', '=', project).execute();
    return rows.map((row) => row.referral_code);
  },

  /** Adds them all or, should anything fail, none. Who is here already stays. */
  async add(people: Iterable<Extra>, onChunk: (added: number) => void): Promise<void> {
    await inBulk(db, project, (db) => fill(db, project, people, onChunk));
  },

  /** Removes all that the project keeps, and adds these instead. Should anything fail, it all stays. */
  async replace(people: Iterable<Extra>, onChunk: (added: number) => void): Promise<void> {
    await inBulk(db, project, async (db) => {
      for (const table of tables) await db.deleteFrom(table).where('project_id', '=', project).execute();
      await fill(db, project, people, onChunk);
    });
  },
});

/** In an order in which nothing is left that points to what is gone. */
const tables = [
  'sessions',
  'events',
  'rewards',
  'mails',
  'pasts',
  'impressions',
  'tallies',
  'webhooks',
  'users',
] as const;

/** Then referrals are counted from the links, so that they are true whatever was there before. */
async function fill(
  db: Kysely<Tables>,
  project: string,
  people: Iterable<Extra>,
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
      // Whoever was referred came through a link.
      shares: sql<number>`greatest(${users.ref('users.shares')}, ${users.ref('links.referrals')})`,
    }))
    .where('users.project_id', '=', project)
    .whereRef('users.id', '=', 'links.referrer_id')
    .where('users.status', '!=', unconfirmed)
    .whereRef('users.referrals', '!=', 'links.referrals')
    .execute();
}

function* chunksOf(people: Iterable<Extra>): Generator<Extra[]> {
  let chunk: Extra[] = [];
  for (const person of people) {
    chunk.push(person);
    if (chunk.length === chunkSize) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
