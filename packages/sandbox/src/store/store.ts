import type { Database } from './database.ts';
import { createExtras, type Extras } from './extras.ts';
import { createImpressions, type Impressions } from './impressions.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createUsers, type Users } from './users.ts';

/** What one project keeps. */
export interface Store {
  users: Users;
  sessions: Sessions;
  impressions: Impressions;
  extras: Extras;
}

export const createStore = ({ db }: Database, project: string): Store => ({
  users: createUsers(db, project),
  sessions: createSessions(db, project),
  impressions: createImpressions(db, project),
  extras: createExtras(db, project),
});
