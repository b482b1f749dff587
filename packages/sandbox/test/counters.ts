import { sql } from 'kysely';
import type { Person } from '../src/campaign/person.ts';
import { listPlace } from '../src/campaign/place.ts';
import { large, small } from '../src/store/counts.ts';
import type { Database } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { schema } from '../src/store/tables.ts';
import { inLine } from './line.ts';

/** Of so many people the place on the list is asked for, one by one. */
const sample = 100;

/** Checks that counters and places of a project match its rows. Returns what is wrong. */
export async function brokenCounters(database: Database, project: string): Promise<string[]> {
  const people = await database.bulk
    .selectFrom('users')
    .selectAll()
    .where('project_id', '=', project)
    .orderBy('signup')
    .execute();
  return [
    ...wrongReferrals(people),
    ...(await wrongCounts(database, project, people)),
    ...(await wrongPlaces(database, project, people)),
  ];
}

/** A referral counts while both sides have confirmed. */
function wrongReferrals(people: readonly Person[]): string[] {
  const linked = new Map<string | null, number>();
  for (const { referrer_id, status } of people) {
    if (status !== 'unconfirmed') linked.set(referrer_id, (linked.get(referrer_id) ?? 0) + 1);
  }
  return people.flatMap(({ id, referrals, status }) => {
    const counted = status === 'unconfirmed' ? 0 : (linked.get(id) ?? 0);
    return counted === referrals ? [] : [`${id} has ${referrals} referrals, and ${counted} people who name them`];
  });
}

interface Count {
  referrals: number;
  shares: number;
  block: number;
  people: number;
}

/** Compares the folded counts and the changes that are not folded yet with a recount of the list. */
async function wrongCounts(database: Database, project: string, people: readonly Person[]): Promise<string[]> {
  const { rows: counts } = await sql<Count & { size: number }>`
    select referrals, shares, size, block, people from ${sql.raw(`${schema}.counts`)} where project_id = ${project}
  `.execute(database.bulk);
  const { rows: changes } = await sql<Count>`
    select referrals, shares, block, people from ${sql.raw(`${schema}.changes`)} where project_id = ${project}
  `.execute(database.bulk);

  /** How many more people are counted than there are, by what is counted. */
  const surplus = new Map<string, number>();
  const add = (key: string, number: number): void => void surplus.set(key, (surplus.get(key) ?? 0) + number);
  const addOne = (referrals: number, shares: number, signup: number, number: number): void => {
    for (const part of ['-1 -1', ...[small, large].map((size) => `${size} ${signup - (signup % size)}`)]) {
      add(`-1 -1 ${part}`, number);
      add(`${referrals} -1 ${part}`, number);
      add(`${referrals} ${shares} ${part}`, number);
    }
  };
  for (const row of counts) add(`${row.referrals} ${row.shares} ${row.size} ${row.block}`, row.people);
  for (const row of changes) addOne(row.referrals, row.shares, row.block, row.people);
  for (const { referrals, shares, signup, status } of people) {
    if (status === 'applied') addOne(referrals, shares, signup, -1);
  }
  return [...surplus]
    .filter(([, number]) => number !== 0)
    .map(
      ([key, number]) => `${number} people too many are counted with these referrals, shares, size and block: ${key}`,
    );
}

async function wrongPlaces(database: Database, project: string, people: readonly Person[]): Promise<string[]> {
  const { users } = createStore(database, project);
  const line = inLine(people, 'referrals');
  const every = Math.max(1, Math.floor(line.length / sample));
  const wrong: string[] = [];
  for (let ahead = 0; ahead < line.length; ahead += every) {
    const id = line[ahead]?.id ?? '';
    const member = await users.findMember({ id });
    const { list_position = null, list_length = null } = member === null ? {} : listPlace(member);
    if (list_position !== ahead + 1 || list_length !== line.length)
      wrong.push(
        `${id} is told of place ${list_position} of ${list_length}, and has place ${ahead + 1} of ${line.length}`,
      );
  }
  return wrong;
}
