/**
 * The database itself counts the users on the list, in total and by where they are. So finding a place on the list reads some dozens of
 * counts, however long the list is.
 *
 * - `changes` has a row for each user who joins or leaves the list. A user whose referrals or shares change leaves and joins. Rows are
 *   only added to it, so signups do not wait for each other.
 * - `counts` has the sums of what was in `changes`, by referrals, by shares, and by block: users with consecutive signup
 *   numbers. Blocks have two sizes, so that only the small ones near a user have to be read. `-1` stands for all of them: all referrals,
 *   all shares, and as size and block the whole list.
 *
 * Now and then a signup also folds: it moves the rows of `changes` into `counts`, in one statement. A statement that reads both tables
 * counts each change once, at any time. The tables and functions are made in counts-migrations.ts.
 */
import { type Kysely, sql } from 'kysely';
import { schema } from './tables.ts';

/**
 * How many signup numbers a small block has. The trigger that notes changes has it, too, so another size needs a migration that counts all
 * users anew. The same is true of `large`.
 */
export const small = 1024;

/** How many signup numbers a large block has: a whole number of small blocks. */
export const large = 32 * small;

const at = (name: string) => sql.raw(`${schema}.${name}`);

/** A setting of PostgreSQL, for one transaction: its changes are counted at its end instead of one by one. */
export const quiet = `${schema}.quiet`;

type Work<DB> = (db: Kysely<DB>) => Promise<void>;

/** Changes users of a project in one transaction, and counts all of them anew. */
export const quietly = <DB>(db: Kysely<DB>, project: string, work: Work<DB>): Promise<void> =>
  db.transaction().execute((db) => countAnew(db, project, work));

/** The same for many users. */
export const inBulk = <DB>(db: Kysely<DB>, project: string, work: Work<DB>): Promise<void> =>
  db.transaction().execute(async (db) => {
    await countAnew(db, project, work);
    // Without it PostgreSQL does not know of the new rows for a minute, and reads whole tables.
    await sql`analyze ${at('users')}, ${at('counts')}`.execute(db);
  });

async function countAnew<DB>(db: Kysely<DB>, project: string, work: Work<DB>): Promise<void> {
  // Locked from the beginning: a process that folds may wait for rows that are changed here.
  await sql`select pg_advisory_xact_lock(${at('folding_of')}(${project})), set_config(${quiet}, 'on', true)`.execute(
    db,
  );
  await work(db);
  await sql`select ${at('recount')}(${project})`.execute(db);
}
