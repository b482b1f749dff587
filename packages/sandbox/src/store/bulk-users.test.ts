import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { crowd } from '../campaign/seed-users.ts';
import { onEachEngine } from '../../test/databases.ts';
import { newProject } from '../../test/engines.ts';
import { add, joining, now } from '../../test/joinings.ts';
import { createStore } from './store.ts';
import { schema } from './tables.ts';

const event = 'purchase';

onEachEngine((database) => {
  /** A campaign with something in every table. */
  const fill = async (project: string) => {
    const store = createStore(database(), project);
    await store.remembered.put('webhooks', '["http://localhost:3000/webhooks"]');
    const { id: referrer, referral_code } = await add(store, 'referrer@x.com');
    const friend = await add(store, 'friend@x.com', {
      referredBy: referral_code,
      caps: { signup: { ip: '64.71.141.151', most: 5 }, referral: null },
    });
    const mail = { recipient: 'amy@x.com', subject: 'Confirm', link: 'http://x', sent_at: now };
    await store.users.add(joining('amy@x.com', { confirmation: () => mail }));
    await store.sessions.start(friend.id, now);
    await store.impressions.record('visitor', now);
    const offers = [{ descriptor: 'single', name: 'Single', type: 'SingleSided', event }] as const;
    await store.rewards.perform({ user: friend, event, offers, now });
    await store.users.countShare(referral_code, null, now);
    await store.testers.givePoints(referrer, 5, now);
    await store.testers.invite({ sender: referrer, friend: friend.id, quota: 1, now });
    await store.earlierUsers.remember(friend.id, null, now, now);
    await sql`select ${sql.raw(`${schema}.fold`)}(${project})`.execute(database().db);
    await add(store, 'late@x.com');
    return store;
  };

  /** How many rows of a project each table has. */
  const count = async (project: string): Promise<Record<string, number>> => {
    const { db } = database();
    const tables = await db.introspection.getTables();
    const counts: Record<string, number> = {};
    for (const table of tables) {
      // What a campaign remembers of its own, and its snapshots, outlive a reset.
      if (table.name === 'settings' || table.name === 'snapshots') continue;
      if (table.schema !== schema || table.columns.every(({ name }) => name !== 'project_id')) continue;
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(`${schema}.${table.name}`)} where project_id = ${project}
      `.execute(db);
      counts[table.name] = rows[0]?.count ?? 0;
    }
    return counts;
  };

  test('a reset deletes all rows of the campaign in every table, and none of other campaigns', async () => {
    const [project, other] = [newProject(), newProject()];
    const store = await fill(project);
    await fill(other);
    const before = await count(project);
    expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);
    expect(Object.keys(before)).toContain('users');

    await store.bulkUsers.replace(crowd({ size: 30, seed: 1, now, taken: [] }), () => {});
    const empty = Object.fromEntries(Object.keys(before).map((table) => [table, 0]));
    expect(await count(project)).toEqual({ ...empty, users: 30, counts: expect.any(Number) });
    expect(await count(other)).toEqual(before);
  });

  test('a reset that fails changes nothing', async () => {
    const project = newProject();
    const store = await fill(project);
    const before = await count(project);
    const [one] = crowd({ size: 1, seed: 1, now, taken: [] });
    if (one === undefined) throw new Error('There is one.');
    const twins = [one, { ...one, id: 'twin' }];
    await expect(store.bulkUsers.replace(twins, () => {})).rejects.toMatchObject({ code: '23505' });
    expect(await count(project)).toEqual(before);
  });
});
