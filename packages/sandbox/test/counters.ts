import { listPlace } from '../src/campaign/place.ts';
import { createStore } from '../src/store/store.ts';
import type { Database } from '../src/store/database.ts';

/** Checks that counters and places of a project match its rows. Returns what is wrong. */
export async function brokenCounters(database: Database, project: string): Promise<string[]> {
  const { users } = createStore(database, project);
  const rows = await database.db
    .selectFrom('users')
    .select(['id', 'referrer_id', 'referrals', 'status'])
    .where('project_id', '=', project)
    .execute();
  const listed = rows.filter(({ status }) => status === 'applied').length;
  const taken = new Set<number>();
  const wrong: string[] = [];

  for (const { id, referrals } of rows) {
    const linked = rows.filter(({ referrer_id }) => referrer_id === id).length;
    if (linked !== referrals) wrong.push(`${id} has ${referrals} referrals, and ${linked} people who name them`);
    const person = await users.findMember({ id });
    if (person === null) wrong.push(`${id} cannot be found`);
    else {
      const { list_position, list_ahead, list_behind, list_length } = listPlace(person);
      if (list_length !== listed) wrong.push(`${id} is told of ${list_length} people on a list of ${listed}`);
      if (list_position === null || list_ahead === null || list_behind === null) continue;
      if (list_ahead + 1 + list_behind !== list_length)
        wrong.push(`${id}: ${list_ahead} + 1 + ${list_behind} is not ${list_length}`);
      if (taken.has(list_position)) wrong.push(`${list_position} is the place of two people`);
      taken.add(list_position);
    }
  }
  return wrong;
}
