import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Details, Member, Status } from '../campaign/person.ts';
import type { Due } from '../campaign/offers.ts';
import type { WebhookChange, WebhookEventName } from '../campaign/webhook.ts';

/** Our tables stay out of the way of an app whose own database is used. */
export const schema = 'prefinery_sandbox';

/** Many projects share one database: every table is keyed by the project first. */
export interface Tables {
  users: UserTable;
  sessions: SessionTable;
  impressions: ImpressionTable;
  events: EventTable;
  rewards: RewardTable;
  mails: MailTable;
  pasts: PastTable;
  tallies: TallyTable;
  settings: SettingTable;
  webhooks: WebhookTable;
}

export interface UserTable {
  project_id: string;
  id: string;
  email: string;
  status: Generated<Status>;
  shares: Generated<number>;
  referrals: Generated<number>;
  referral_code: string;
  referrer_id: string | null;
  site: Generated<string | null>;
  profile: JSONColumnType<Details>;
  signup: Generated<number>;
  created_at: Date;
  updated_at: Date;
}

/**
 * The columns of a person. Statements name them, since PostgreSQL refuses to reuse a plan whose `*` has come to mean more: a newer
 * process may add a column at any time.
 */
export const personColumns = [
  'id',
  'email',
  'status',
  'shares',
  'referrals',
  'referral_code',
  'referrer_id',
  'site',
  'profile',
  'signup',
  'created_at',
  'updated_at',
] as const satisfies (keyof UserTable)[];

interface SessionTable {
  project_id: string;
  /** SHA-256 of the token: who reads the table cannot take over a session. */
  token_hash: string;
  user_id: string;
  created_at: Date;
}

interface ImpressionTable {
  project_id: string;
  visitor_id: string;
  created_at: Date;
}

/** Who has performed which custom event. */
interface EventTable {
  project_id: string;
  user_id: string;
  event: string;
  created_at: Date;
}

interface RewardTable extends Due {
  project_id: string;
  /** Order of creation. */
  number: Generated<number>;
  earned_at: Date;
  delivered_at: Generated<Date | null>;
  revoked_at: Generated<Date | null>;
}

/** The columns of a reward. */
export const rewardColumns = [
  'project_id',
  'number',
  'descriptor',
  'name',
  'type',
  'user_id',
  'user_role',
  'cause',
  'earned_at',
  'delivered_at',
  'revoked_at',
] as const satisfies (keyof RewardTable)[];

interface MailTable {
  project_id: string;
  /** Order of sending. */
  number: Generated<number>;
  recipient: string;
  subject: string;
  link: string;
  sent_at: Date;
  /** With mails that are late on purpose: how often such mails had been let go before. `null`: it has arrived. */
  held: Generated<number | null>;
}

/** Somebody as JSON, which knows no dates. */
export interface KeptMember extends Omit<Member, 'created_at' | 'updated_at'> {
  created_at: string;
  updated_at: string;
}

/** How somebody was until a moment, for reads that lag. */
interface PastTable {
  project_id: string;
  number: Generated<number>;
  user_id: string;
  /** `null`: they were not there. */
  person: ColumnType<KeptMember | null, string | null, never>;
  until: Date;
}

/** What a campaign remembers of its own. */
interface SettingTable {
  project_id: string;
  name: string;
  value: string;
}

/** A webhook: one change for one address. */
interface WebhookTable {
  project_id: string;
  /** Order of creation. */
  number: Generated<number>;
  url: string;
  event: WebhookEventName;
  change: ColumnType<Omit<WebhookChange, 'event'>, never, never>;
  created_at: Generated<Date>;
  status: Generated<'waiting' | 'accepted' | 'failed' | 'removed'>;
  /** How often it has been sent. */
  attempts: Generated<number>;
  /** The next attempt; `null`: none. */
  due_at: Generated<Date | null>;
  /** What was sent last. */
  body: Generated<string | null>;
  signature: Generated<string | null>;
  /** The HTTP status of the last answer; `null`: there was none. */
  answered: Generated<number | null>;
  /** Why there was no answer. */
  problem: Generated<string | null>;
}

/** How often something came from an IP address. */
interface TallyTable {
  project_id: string;
  ip: string;
  what: string;
  count: number;
}
