/**
 * Stored states of a campaign. The rows of a snapshot are copied within the database, to a project of their own: so it can be as large
 * as the campaign.
 */
import { type Kysely, sql } from 'kysely';
import { inBulk, quiet } from './counts.ts';
import { schema, type SnapshotState, type Tables } from './tables.ts';

/** A table that snapshots have a copy of. */
interface Copied {
  table: keyof Tables;
  columns: readonly string[];
  /** The order of the rows. Numbers that the database gives are given anew, in this order. */
  order: readonly string[];
}

/** In an order that violates no foreign key. */
const copied: readonly Copied[] = [
  {
    table: 'users',
    columns: [
      'id',
      'email',
      'status',
      'shares',
      'referrals',
      'referral_code',
      'referrer_id',
      'site',
      'profile',
      'invitation_code',
      'created_at',
      'updated_at',
    ],
    order: ['signup'],
  },
  { table: 'sessions', columns: ['token_hash', 'user_id', 'created_at'], order: ['token_hash'] },
  { table: 'events', columns: ['user_id', 'event', 'created_at'], order: ['user_id', 'event'] },
  {
    table: 'rewards',
    columns: ['descriptor', 'name', 'type', 'user_id', 'user_role', 'cause', 'earned_at', 'delivered_at', 'revoked_at'],
    order: ['number'],
  },
  { table: 'mails', columns: ['recipient', 'subject', 'link', 'sent_at'], order: ['number'] },
  { table: 'impressions', columns: ['visitor_id', 'created_at'], order: ['visitor_id'] },
  { table: 'tallies', columns: ['ip', 'what', 'count'], order: ['ip', 'what'] },
  { table: 'visits', columns: ['user_id', 'created_at'], order: ['number'] },
  { table: 'points', columns: ['user_id', 'quantity', 'created_at'], order: ['number'] },
  { table: 'friend_invitations', columns: ['sender_id', 'friend_id', 'created_at'], order: ['number'] },
];

/** Tables of a campaign that snapshots leave out: what webhooks have sent, and the past of faults. */
const left = ['pasts', 'webhooks'] as const;

/** How many rows are read or written at a time. */
const pageSize = 1000;

/** A row of a table, as JSON. */
export interface SnapshotRow {
  table: string;
  row: unknown;
}

/** A snapshot without its rows. */
export interface StoredSnapshot {
  name: string;
  saved_at: Date;
  state: SnapshotState;
}

/** The snapshots of one project. */
export type Snapshots = ReturnType<typeof createSnapshots>;

const table = (name: string) => sql.id(schema, name);
const list = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

/** No project has such a key, so the rows belong to no campaign. */
const keyOf = (project: string, name: string): string => `${project} ${name}`;

export const createSnapshots = (db: Kysely<Tables>, project: string) => {
  /** Changes rows of snapshots only: no place on the list changes, and no webhook is sent. */
  const quietly = (work: (db: Kysely<Tables>) => Promise<void>): Promise<void> =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (db) => {
        await sql`select set_config(${quiet}, 'on', true)`.execute(db);
        await work(db);
      });

  const note = async (db: Kysely<Tables>, { name, saved_at, state }: StoredSnapshot): Promise<void> => {
    const values = { saved_at, state: JSON.stringify(state) };
    await db
      .insertInto('snapshots')
      .values({ project_id: project, name, ...values })
      .onConflict((known) => known.columns(['project_id', 'name']).doUpdateSet(values))
      .execute();
  };

  const one = (name: string) =>
    db
      .selectFrom('snapshots')
      .select(['name', 'saved_at', 'state'])
      .where('project_id', '=', project)
      .where('name', '=', name)
      .executeTakeFirst();

  return {
    /** All of them, the latest first. */
    async all(): Promise<StoredSnapshot[]> {
      return db
        .selectFrom('snapshots')
        .select(['name', 'saved_at', 'state'])
        .where('project_id', '=', project)
        .orderBy('saved_at', 'desc')
        .orderBy('name')
        .execute();
    },

    find: async (name: string): Promise<StoredSnapshot | null> => (await one(name)) ?? null,

    /** Copies the campaign. One with the same name is replaced. */
    async save({ name, saved_at, state }: Omit<StoredSnapshot, 'state'> & { state: Omit<SnapshotState, 'users'> }) {
      await quietly(async (db) => {
        await clear(db, keyOf(project, name));
        await copy(db, project, keyOf(project, name));
        const { users } = await db
          .selectFrom('users')
          .select((rows) => rows.fn.countAll<number>().as('users'))
          .where('project_id', '=', project)
          .executeTakeFirstOrThrow();
        await note(db, { name, saved_at, state: { ...state, users } });
      });
    },

    /** Replaces the rows of the campaign by those of a snapshot. */
    async load(name: string): Promise<void> {
      await inBulk(db, project, async (db) => {
        for (const other of left) await db.deleteFrom(other).where('project_id', '=', project).execute();
        await clear(db, project);
        await copy(db, keyOf(project, name), project);
      });
    },

    async remove(name: string): Promise<void> {
      await quietly(async (db) => {
        await clear(db, keyOf(project, name));
        await db.deleteFrom('snapshots').where('project_id', '=', project).where('name', '=', name).execute();
      });
    },

    /** The rows of a snapshot, in an order in which `put` takes them. */
    async *rows(name: string): AsyncGenerator<SnapshotRow[]> {
      for (const { table: from, columns, order } of copied) {
        let last: unknown[] | null = null;
        do {
          const after: ReturnType<typeof sql> = last === null ? sql`true` : sql`(${list(order)}) > (${sql.join(last)})`;
          const found = await sql<{ row: unknown; place: unknown[] }>`
            select to_jsonb(kept) as row, place from (
              select jsonb_build_array(${list(order)}) as place, ${list(columns)} from ${table(from)}
              where project_id = ${keyOf(project, name)} and ${after}
              order by ${list(order)} limit ${pageSize}
            ) as kept`.execute(db);
          if (found.rows.length > 0) yield found.rows.map(({ row }) => ({ table: from, row }));
          last = found.rows.length < pageSize ? null : (found.rows.at(-1)?.place ?? null);
        } while (last !== null);
      }
    },

    /** Stores a snapshot with these rows. One with the same name is replaced. */
    async put(snapshot: StoredSnapshot, rows: Iterable<SnapshotRow>): Promise<void> {
      const key = keyOf(project, snapshot.name);
      await quietly(async (db) => {
        await clear(db, key);
        for (const { table: into, rows: page } of pagesOf(rows)) {
          const columns = copied.find(({ table }) => table === into)?.columns;
          if (columns === undefined) throw new TypeError(`There is no table ${into}.`);
          await sql`
            insert into ${table(into)} (project_id, ${list(columns)})
            select ${key}, ${list(columns)}
            from jsonb_populate_recordset(null::${table(into)}, ${JSON.stringify(page)}::jsonb)`.execute(db);
        }
        await note(db, snapshot);
      });
    },
  };
};

async function clear(db: Kysely<Tables>, project: string): Promise<void> {
  for (const { table: from } of copied.toReversed())
    await sql`delete from ${table(from)} where project_id = ${project}`.execute(db);
}

async function copy(db: Kysely<Tables>, project: string, to: string): Promise<void> {
  for (const { table: from, columns, order } of copied) {
    await sql`
      insert into ${table(from)} (project_id, ${list(columns)})
      select ${to}::text, ${list(columns)} from ${table(from)} where project_id = ${project}
      order by ${list(order)}`.execute(db);
  }
}

/** Consecutive rows of the same table. */
function* pagesOf(rows: Iterable<SnapshotRow>): Generator<{ table: string; rows: unknown[] }> {
  let page: { table: string; rows: unknown[] } | null = null;
  for (const { table: from, row } of rows) {
    if (page !== null && (page.table !== from || page.rows.length === pageSize)) {
      yield page;
      page = null;
    }
    page ??= { table: from, rows: [] };
    page.rows.push(row);
  }
  if (page !== null) yield page;
}
