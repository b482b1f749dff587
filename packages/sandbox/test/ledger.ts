import type { Person, Status } from '../src/campaign/person.ts';
import type { RewardOffer } from '../src/campaign/offers.ts';
import type { Database } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { brokenCounters } from './counters.ts';

/** The values that a field may have. A request without an answer leaves two: the one before it, and the one that it sent. */
export type Possible<T> = [T, ...T[]];

/** What a client was told about one person. */
export interface Entry {
  email: string;
  /** The step at which the signup was sent. */
  asked: number;
  referrer: Entry | null;
  /** Known once the signup was acknowledged. */
  id: string | null;
  session: string | null;
  joined: Possible<boolean>;
  name: Possible<string>;
  status: Possible<Status>;
  bought: Possible<boolean>;
  signedIn: Possible<boolean>;
  /** Whether the person's visitor id was counted as an impression. */
  seen: Possible<boolean>;
}

/** All that clients were told, to be compared with the database. */
export interface Ledger {
  entries: Entry[];
  begin: (email: string, name: string, referrer: Entry | null) => Entry;
  /** Goes up with each new person, and with each reset. */
  step: () => number;
  /** Steps at which the last reset began and ended. What was written in between may or may not be there. */
  reset: { began: number; ended: number };
}

export function createLedger(): Ledger {
  let steps = 0;
  const step = (): number => (steps += 1);
  const entries: Entry[] = [];
  return {
    entries,
    step,
    reset: { began: 0, ended: 0 },
    begin(email, name, referrer) {
      const entry: Entry = {
        ...{ email, referrer, asked: step(), id: null, session: null, name: [name], status: ['applied'] },
        ...{ joined: [false], bought: [false], signedIn: [false], seen: [false] },
      };
      entries.push(entry);
      return entry;
    },
  };
}

/** Sends a change. Where it is not acknowledged, the field may have both values. Returns whether it is. */
export async function change<T>(field: Possible<T>, to: T, send: () => Promise<boolean>): Promise<boolean> {
  field.push(to);
  if (!(await send())) return false;
  field.splice(0, field.length, to);
  return true;
}

/** The rewards of the campaign that is written to: one is earned by the signup, the other by an event. */
export const offers = [
  { descriptor: 'welcome', name: 'Welcome gift', type: 'DoubleSided' },
  { descriptor: 'discount10', name: '$10 discount', type: 'SingleSided', event: 'purchase' },
] satisfies RewardOffer[];

/**
 * Compares the database with what was acknowledged, and its tables with each other. Programs that write must have ended.
 * @returns how many people were compared whose signup was acknowledged, and what is wrong
 */
export async function compare(
  database: Database,
  project: string,
  { entries, reset }: Pick<Ledger, 'entries' | 'reset'>,
): Promise<{ compared: number; wrong: string[] }> {
  const { bulk: db } = database;
  const { sessions } = createStore(database, project);
  const people = await db.selectFrom('users').selectAll().where('project_id', '=', project).execute();
  const rewards = await db.selectFrom('rewards').selectAll().where('project_id', '=', project).execute();
  const events = await db.selectFrom('events').selectAll().where('project_id', '=', project).execute();
  const visitors = await db.selectFrom('impressions').selectAll().where('project_id', '=', project).execute();
  const tallies = await db.selectFrom('tallies').selectAll().where('project_id', '=', project).execute();
  const byId = new Map(people.map((person) => [person.id, person]));
  const byEmail = new Map(people.map((person) => [person.email, person]));
  const doers = new Set(events.map(({ user_id }) => user_id));
  const seen = new Set(visitors.map(({ visitor_id }) => visitor_id));
  const earned = new Set(rewards.map(({ user_id, descriptor, cause }) => `${user_id} ${descriptor} ${cause}`));
  const wrong: string[] = [];
  let compared = 0;

  const check = <T>({ email }: Entry, what: string, is: T, field: readonly T[]): void => {
    if (!field.includes(is)) wrong.push(`${email}: ${what} should be ${field.join(' or ')}, and is ${String(is)}`);
  };
  const compareOne = async (entry: Entry, person: Person | undefined): Promise<void> => {
    const isUnsure = entry.asked < reset.ended;
    if (person === undefined && isUnsure) return;
    if (entry.id !== null) compared += 1;
    check(entry, 'joined', person !== undefined, entry.joined);
    if (!isUnsure) check(entry, 'seen', seen.has(visitorOf(entry)), entry.seen);
    if (person === undefined) return;
    check(entry, 'the name', person.profile.first_name ?? '', entry.name);
    check(entry, 'the status', person.status, entry.status);
    const referrer = (entry.referrer?.id && byId.get(entry.referrer.id)?.id) || null;
    check(entry, 'the referrer', person.referrer_id, [referrer]);
    // Events of people without a referrer earn nothing, and are not noted.
    if (referrer !== null) check(entry, 'the event', doers.has(person.id), entry.bought);
    if (entry.session !== null) {
      check(entry, 'the session', (await sessions.find(entry.session))?.id === person.id, entry.signedIn);
    }
  };
  for (const entry of entries) {
    if (entry.asked >= reset.began)
      await compareOne(entry, entry.id === null ? byEmail.get(entry.email) : byId.get(entry.id));
  }

  // Nothing is half done.
  for (const { id, referrer_id } of people) {
    if (referrer_id === null) continue;
    const due = [`${referrer_id} welcome ${id}`, `${id} welcome ${id}`];
    if (doers.has(id)) due.push(`${referrer_id} discount10 ${id}`);
    for (const one of due) if (!earned.delete(one)) wrong.push(`A reward is missing: ${one}`);
  }
  for (const one of earned) wrong.push(`A reward was earned by nothing: ${one}`);
  const tallied = (what: string): number =>
    tallies.reduce((sum, tally) => sum + (tally.what === what ? tally.count : 0), 0);
  const referred = people.filter(({ referrer_id }) => referrer_id !== null).length;
  if (tallied('signup') !== people.length)
    wrong.push(`${tallied('signup')} signups are tallied of ${people.length} people`);
  if (tallied('referral') !== referred) wrong.push(`${tallied('referral')} referrals are tallied of ${referred}`);
  wrong.push(...(await brokenCounters(database, project)));
  return { compared, wrong };
}

/** The visitor id that a person's impression is counted by. */
export const visitorOf = ({ email }: Pick<Entry, 'email'>): string => email.replaceAll(/[^\w-]/g, '_');
