import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { SandboxError } from '../errors.ts';
import { addCounts, addLargeBlocks } from './counts-migrations.ts';
import { addRest } from './testers.ts';
import { addWebhooks } from './webhooks.ts';
import { schema, type Tables } from './tables.ts';

/** In order of their names. One that is published is never changed: a later one changes what it did. */
const migrations: Record<string, Migration> = {
  '001_campaign': {
    async up(db) {
      const build = db.schema.withSchema(schema);

      await build
        .createTable('users')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('email', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull().defaultTo('applied'))
        .addColumn('shares', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('referrals', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('referral_code', 'text', (column) => column.notNull())
        .addColumn('referrer_id', 'text')
        .addColumn('profile', 'jsonb', (column) => column.notNull())
        .addColumn('signup', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull())
        .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('users_id', ['project_id', 'id'])
        .addUniqueConstraint('users_email', ['project_id', 'email'])
        .addUniqueConstraint('users_referral_code', ['project_id', 'referral_code'])
        .addForeignKeyConstraint('users_referrer', ['project_id', 'referrer_id'], `${schema}.users`, [
          'project_id',
          'id',
        ])
        .execute();

      // Places on the list are counted over this index, and the first users of the list are read from its start.
      await build
        .createIndex('users_rank')
        .on('users')
        .columns(['project_id', 'referrals desc', 'signup'])
        .where(sql.ref('status'), '=', sql.lit('applied'))
        .execute();

      await build
        .createIndex('users_referred')
        .on('users')
        .columns(['project_id', 'referrer_id'])
        .where(sql.ref('referrer_id'), 'is not', null)
        .execute();

      await build
        .createTable('sessions')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('token_hash', 'text', (column) => column.notNull())
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('sessions_token', ['project_id', 'token_hash'])
        .addForeignKeyConstraint('sessions_user', ['project_id', 'user_id'], `${schema}.users`, ['project_id', 'id'])
        .execute();

      await build
        .createTable('impressions')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('visitor_id', 'text', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('impressions_visitor', ['project_id', 'visitor_id'])
        .execute();
    },
  },

  '002_rewards': {
    async up(db) {
      const build = db.schema.withSchema(schema);

      await build
        .createTable('events')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('event', 'text', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('events_once', ['project_id', 'user_id', 'event'])
        .addForeignKeyConstraint('events_user', ['project_id', 'user_id'], `${schema}.users`, ['project_id', 'id'])
        .execute();

      await build
        .createTable('rewards')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('number', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
        .addColumn('descriptor', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('user_role', 'text', (column) => column.notNull())
        .addColumn('cause', 'text', (column) => column.notNull())
        .addColumn('earned_at', 'timestamptz', (column) => column.notNull())
        .addColumn('delivered_at', 'timestamptz')
        .addColumn('revoked_at', 'timestamptz')
        .addPrimaryKeyConstraint('rewards_once', ['project_id', 'user_id', 'descriptor', 'cause'])
        .addForeignKeyConstraint('rewards_user', ['project_id', 'user_id'], `${schema}.users`, ['project_id', 'id'])
        .execute();
    },
  },

  '003_mails': {
    async up(db) {
      await db.schema
        .withSchema(schema)
        .createTable('mails')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('number', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
        .addColumn('recipient', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('link', 'text', (column) => column.notNull())
        .addColumn('sent_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('mails_number', ['project_id', 'number'])
        .execute();
    },
  },

  '004_signup_order': {
    async up(db) {
      await db.schema
        .withSchema(schema)
        .createIndex('users_signup')
        .on('users')
        .columns(['project_id', 'signup'])
        .where(sql.ref('status'), '=', sql.lit('applied'))
        .execute();
    },
  },

  '005_limits': {
    async up(db) {
      await db.schema
        .withSchema(schema)
        .createTable('tallies')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('ip', 'text', (column) => column.notNull())
        .addColumn('what', 'text', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('tallies_what', ['project_id', 'ip', 'what'])
        .execute();
    },
  },

  // Made-up users are added after real ones, with earlier signup times: the time of signup breaks ties.
  '006_signup_time': {
    async up(db) {
      const build = db.schema.withSchema(schema);
      const orders = {
        users_rank: ['referrals desc', 'created_at', 'signup'],
        users_signup: ['created_at', 'signup'],
      } as const;
      for (const [index, order] of Object.entries(orders)) {
        await build.dropIndex(index).execute();
        await build
          .createIndex(index)
          .on('users')
          .columns(['project_id', ...order])
          .where(sql.ref('status'), '=', sql.lit('applied'))
          .execute();
      }
    },
  },

  '007_sites': {
    async up(db) {
      const build = db.schema.withSchema(schema);
      await build.alterTable('users').addColumn('site', 'text').execute();
      await build
        .createTable('settings')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('settings_name', ['project_id', 'name'])
        .execute();
    },
  },

  // State of faults, which all processes of a campaign share.
  '008_faults': {
    async up(db) {
      const build = db.schema.withSchema(schema);
      await build.alterTable('mails').addColumn('held', 'integer').execute();
      await build
        .createTable('pasts')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('number', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('person', 'jsonb')
        .addColumn('until', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('pasts_number', ['project_id', 'user_id', 'number'])
        .execute();
    },
  },

  '009_counts': addCounts,

  // As rate-limiter-flexible expects it.
  '010_rates': {
    async up(db) {
      await db.schema
        .withSchema(schema)
        .createTable('rates')
        .addColumn('key', 'varchar(255)', (column) => column.primaryKey())
        .addColumn('points', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('expire', 'bigint')
        .execute();
    },
  },

  '011_webhooks': addWebhooks,

  // When shares were counted: users have only the sum.
  '012_visits': {
    async up(db) {
      const build = db.schema.withSchema(schema);
      await build
        .createTable('visits')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('number', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('visits_number', ['project_id', 'number'])
        .execute();
    },
  },

  // The rows of a snapshot are in the other tables, under a project of their own.
  '013_snapshots': {
    async up(db) {
      await db.schema
        .withSchema(schema)
        .createTable('snapshots')
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('saved_at', 'timestamptz', (column) => column.notNull())
        .addColumn('state', 'jsonb', (column) => column.notNull())
        .addPrimaryKeyConstraint('snapshots_name', ['project_id', 'name'])
        .execute();
    },
  },

  '014_rest': addRest,
  '015_large_blocks': addLargeBlocks,
};

/**
 * Migrates the database. Two processes may do so at once: the second waits for the first.
 * @param last the migration to stop after, for tests of later ones
 */
export async function migrate(db: Kysely<Tables>, last?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableSchema: schema,
  });
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error === undefined) return;
  if (await isNewer(db)) {
    throw new SandboxError(
      'database_newer',
      'The database was written by a newer version of the sandbox. Update @prefinery-kit/sandbox, or use another database.',
      { cause: error },
    );
  }
  throw new Error('The tables could not be brought up to date.', { cause: error });
}

/** Whether the database has migrations that are not known here. */
async function isNewer(db: Kysely<Tables>): Promise<boolean> {
  const table = sql.table(`${schema}.kysely_migration`);
  try {
    const { rows } = await sql<{ name: string }>`select name from ${table}`.execute(db);
    return rows.some(({ name }) => !Object.hasOwn(migrations, name));
  } catch {
    return false;
  }
}
