import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Details, Member, Status } from '../campaign/person.ts';
import type { Due } from '../campaign/offers.ts';
import type { WebhookChange, WebhookEventName } from '../campaign/webhook.ts';

/** A schema of its own, because the database may also be an app's. */
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
  points: PointTable;
  friend_invitations: FriendInvitationTable;
  visits: VisitTable;
  snapshots: SnapshotTable;
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
  /** For the REST API. */
  invitation_code: Generated<string | null>;
  created_at: Date;
  updated_at: Date;
}

/**
 * The columns of a user. Statements name them, because PostgreSQL refuses to reuse the plan of a `*` after a column was added, which a
 * newer process may do at any time.
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
  /** SHA-256 of the token: a reader of the table cannot take over a session. */
  token_hash: string;
  user_id: string;
  created_at: Date;
}

interface ImpressionTable {
  project_id: string;
  visitor_id: string;
  created_at: Date;
}

/** Custom events that users have performed. */
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
  /** For a mail that a fault delays: how often delayed mails had been released before. `null`: it is delivered. */
  held: Generated<number | null>;
}

/** A user as JSON, which has no dates. */
export interface KeptMember extends Omit<Member, 'created_at' | 'updated_at'> {
  created_at: string;
  updated_at: string;
}

/** The state of a user until a time, for reads that lag. */
interface PastTable {
  project_id: string;
  number: Generated<number>;
  user_id: string;
  /** `null`: they had not joined. */
  person: ColumnType<KeptMember | null, string | null, never>;
  until: Date;
}

/** Settings of a campaign. */
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

/** Bonus points that were given to a user. */
interface PointTable {
  project_id: string;
  number: Generated<number>;
  user_id: string;
  quantity: number;
  created_at: Date;
}

/** An invitation that a user has sent to a friend. */
interface FriendInvitationTable {
  project_id: string;
  number: Generated<number>;
  sender_id: string;
  friend_id: string;
  created_at: Date;
}

/** How often an IP address has done something. */
interface TallyTable {
  project_id: string;
  ip: string;
  what: string;
  count: number;
}

/** A share: a visit by a user's referral link that was counted. */
interface VisitTable {
  project_id: string;
  /** Order of creation. */
  number: Generated<number>;
  /** The owner of the link. */
  user_id: string;
  created_at: Date;
}

/** A stored state of a campaign. Its rows are in the other tables, under a project of their own. */
interface SnapshotTable {
  project_id: string;
  name: string;
  saved_at: Date;
  /** What is not in a table with rows for each user, as JSON. */
  state: JSONColumnType<SnapshotState>;
}

/** The state of a campaign beside its rows. */
export interface SnapshotState {
  /** The setting of the clock. */
  clock: { ahead: number; stopped: number | null };
  /** The made-up users that a reset makes; `null`: none were made. */
  seeded: { users: number; seed: number } | null;
  /** How many users there are. */
  users: number;
}
