import type { Ranking } from '../campaign/ranking.ts';
import type { Database } from './database.ts';
import { createBulkUsers, type BulkUsers } from './bulk-users.ts';
import { createImpressions, type Impressions } from './impressions.ts';
import { createMails, type Mails } from './mails.ts';
import { createEarlierUsers, type EarlierUsers } from './earlier-users.ts';
import { createNumbers, type Numbers } from './numbers.ts';
import type { Rates } from './rates.ts';
import { createRewards, type Rewards } from './rewards.ts';
import { createRemembered, type Remembered } from './settings.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createTesters, type Testers } from './testers.ts';
import { createUsers, type Users } from './users.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

/** The data of one project. */
export interface Store {
  users: Users;
  sessions: Sessions;
  impressions: Impressions;
  rewards: Rewards;
  mails: Mails;
  earlierUsers: EarlierUsers;
  bulkUsers: BulkUsers;
  rates: Rates;
  remembered: Remembered;
  webhooks: Webhooks;
  testers: Testers;
  numbers: Numbers;
  snapshots: Snapshots;
}

export const createStore = ({ db, bulk, rates }: Database, project: string, ranking: Ranking = 'referrals'): Store => ({
  users: createUsers(db, project, ranking),
  sessions: createSessions(db, project),
  impressions: createImpressions(db, project),
  rewards: createRewards(db, project),
  mails: createMails(db, project),
  earlierUsers: createEarlierUsers(db, project),
  bulkUsers: createBulkUsers(bulk, project),
  rates: rates(project),
  remembered: createRemembered(db, project),
  webhooks: createWebhooks(db, project),
  testers: createTesters(db, project, ranking),
  numbers: createNumbers(db, project),
  snapshots: createSnapshots(bulk, project),
});
