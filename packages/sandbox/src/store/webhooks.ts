/**
 * Webhooks to send, kept by the database itself: a trigger adds one for each address in the transaction of the change. So
 * each change that was committed is sent, and nothing else, even if the process ends in between.
 */
import { type Kysely, type Migration, sql } from 'kysely';
import { type WebhookChange, webhookEvents } from '../campaign/webhook.ts';
import { quiet } from './counts.ts';
import { schema, type Tables } from './tables.ts';

const at = (name: string) => sql.raw(`${schema}.${name}`);
const [userCreated, userUpdated, rewardEarned, rewardDelivered, rewardRevoked] = webhookEvents.map((event) =>
  sql.lit(event),
);

/** Table and triggers. Seeds and resets change many people at once, and send nothing. */
export const addWebhooks: Migration = {
  async up(db) {
    await sql`
      create table ${at('webhooks')} (
        project_id text not null,
        number bigint generated always as identity,
        url text not null,
        event text not null,
        change jsonb not null,
        created_at timestamptz not null default now(),
        status text not null default 'waiting',
        attempts integer not null default 0,
        due_at timestamptz default now(),
        body text,
        signature text,
        answered integer,
        problem text,
        primary key (project_id, number)
      )`.execute(db);
    await sql`create index webhooks_due on ${at('webhooks')} (project_id, due_at) where due_at is not null`.execute(db);

    // The setting \`webhooks\` is a JSON list of addresses. Without it this adds nothing.
    await sql`
      create function ${at('note_webhook')}(project text, event text, change jsonb) returns void language sql as $$
        insert into ${at('webhooks')} (project_id, url, event, change)
        select project, url, event, change
        from ${at('settings')}, jsonb_array_elements_text(value::jsonb) as url
        where project_id = project and name = 'webhooks'
      $$`.execute(db);

    await sql`
      create function ${at('note_user')}() returns trigger language plpgsql as $$
      begin
        perform ${at('note_webhook')}(
          new.project_id,
          case tg_op when 'INSERT' then ${userCreated} else ${userUpdated} end,
          jsonb_build_object('user', to_jsonb(new))
        );
        return null;
      end $$`.execute(db);
    await sql`
      create function ${at('note_reward')}() returns trigger language plpgsql as $$
      begin
        perform ${at('note_webhook')}(
          new.project_id,
          case
            when tg_op = 'INSERT' then ${rewardEarned}
            when old.revoked_at is distinct from new.revoked_at then ${rewardRevoked}
            else ${rewardDelivered}
          end,
          jsonb_build_object('reward', to_jsonb(new), 'user', (
            select to_jsonb(owner) from ${at('users')} as owner
            where owner.project_id = new.project_id and owner.id = new.user_id
          ))
        );
        return null;
      end $$`.execute(db);

    const isNotQuiet = sql.raw(`current_setting('${quiet}', true) is distinct from 'on'`);
    await sql`
      create trigger users_webhook_created after insert on ${at('users')} for each row
      when (${isNotQuiet}) execute function ${at('note_user')}()`.execute(db);
    await sql`
      create trigger users_webhook_updated after update of status, email, profile on ${at('users')} for each row
      when (
        (old.status, old.email, old.profile) is distinct from (new.status, new.email, new.profile) and ${isNotQuiet}
      ) execute function ${at('note_user')}()`.execute(db);
    await sql`
      create trigger rewards_webhook_earned after insert on ${at('rewards')} for each row
      when (${isNotQuiet}) execute function ${at('note_reward')}()`.execute(db);
    await sql`
      create trigger rewards_webhook_changed after update of delivered_at, revoked_at on ${at('rewards')} for each row
      when (
        (old.delivered_at, old.revoked_at) is distinct from (new.delivered_at, new.revoked_at) and ${isNotQuiet}
      ) execute function ${at('note_reward')}()`.execute(db);
  },
};

/** A webhook that is to be sent now. */
export interface DueWebhook {
  number: number;
  url: string;
  change: WebhookChange;
  /** How often it has been sent, this time included. */
  attempts: number;
}

/** How an attempt to send a webhook ended. */
export interface WebhookAttempt {
  status: WebhookStatus;
  /** The next attempt, in ms from now; `null`: none. */
  retryIn: number | null;
  body: string;
  signature: string;
  /** The HTTP status of the answer; `null`: there was none. */
  answered: number | null;
  /** Why there was none. */
  problem: string | null;
}

/**
 * `waiting` for its first or next attempt; `accepted` with 200 or 201; `failed` after the last attempt; `removed` because
 * an answer with 410 has removed the address.
 */
export type WebhookStatus = 'waiting' | 'accepted' | 'failed' | 'removed';

/** The webhooks of one project. */
export type Webhooks = ReturnType<typeof createWebhooks>;

export const createWebhooks = (db: Kysely<Tables>, project: string) => ({
  /**
   * Takes webhooks that are due. Other processes of the campaign take others.
   * @param lease how long they are this process's alone, in ms: after that they are due again, because the process has ended
   */
  async take(most: number, lease: number): Promise<DueWebhook[]> {
    const taken = await db.transaction().execute((db) =>
      db
        .updateTable('webhooks')
        .set((webhooks) => ({ attempts: webhooks('attempts', '+', 1), due_at: later(lease) }))
        .where('project_id', '=', project)
        .where('number', 'in', (webhooks) =>
          webhooks
            .selectFrom('webhooks')
            .select('number')
            .where('project_id', '=', project)
            .where('due_at', '<=', sql<Date>`now()`)
            .orderBy('due_at')
            .limit(most)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['number', 'url', 'event', 'change', 'attempts'])
        .execute(),
    );
    return taken.map(({ event, change, ...rest }) => ({ ...rest, change: { ...change, event } }));
  },

  /** Notes how an attempt ended. One that removes the address ends all that wait for it. */
  async note({ number, url }: Pick<DueWebhook, 'number' | 'url'>, { retryIn, ...attempt }: WebhookAttempt) {
    await db.transaction().execute(async (db) => {
      await db
        .updateTable('webhooks')
        .set({ ...attempt, due_at: retryIn === null ? null : later(retryIn) })
        .where('project_id', '=', project)
        .where('number', '=', number)
        .execute();
      if (attempt.status === 'removed') await removeAddress(db, project, url);
    });
  },

  /** Sends it once more, as a new one. Returns whether there is one with this number. */
  async sendAgain(number: number): Promise<boolean> {
    const found = await db.transaction().execute((db) =>
      db
        .updateTable('webhooks')
        .set({ status: 'waiting', attempts: 0, due_at: sql<Date>`now()` })
        .where('project_id', '=', project)
        .where('number', '=', number)
        .returning('number')
        .execute(),
    );
    return found.length > 0;
  },

  /** All of them, in order. */
  async all() {
    return db.selectFrom('webhooks').selectAll().where('project_id', '=', project).orderBy('number').execute();
  },
});

/** Stops sending to an address. */
async function removeAddress(db: Kysely<Tables>, project: string, url: string): Promise<void> {
  await db
    .updateTable('settings')
    .set({ value: sql<string>`(value::jsonb - ${url}::text)::text` })
    .where('project_id', '=', project)
    .where('name', '=', 'webhooks')
    .execute();
  await db
    .updateTable('webhooks')
    .set({ status: 'removed', due_at: null })
    .where('project_id', '=', project)
    .where('url', '=', url)
    .where('status', '=', 'waiting')
    .execute();
}

const later = (milliseconds: number) => sql<Date>`now() + ${milliseconds} * interval '1 millisecond'`;
