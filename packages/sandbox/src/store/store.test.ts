import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { crowd } from '../campaign/seed-users.ts';
import { listPlace } from '../campaign/place.ts';
import { onEachEngine } from '../../test/databases.ts';
import { engines, newProject, startPostgres } from '../../test/engines.ts';
import { strictLog } from '../../test/strict-log.ts';
import { freePort } from '../../test/ports.ts';
import { add, joining, now } from '../../test/joinings.ts';
import { openDatabase } from './database.ts';
import { createStore, type Store } from './store.ts';
import { schema } from './tables.ts';

onEachEngine((database) => {
  const newStore = (): Store => createStore(database(), newProject());

  const places = async ({ users }: Store, emails: string[]) => {
    const found = [];
    for (const email of emails) {
      const member = await users.findMember({ email });
      if (member) found.push([email, listPlace(member).list_position, listPlace(member).list_behind]);
    }
    return found;
  };

  test('more referrals come first, and ties go by signup', async () => {
    const store = newStore();
    await add(store, 'first@x.com');
    const second = await add(store, 'second@x.com');
    const third = await add(store, 'third@x.com');
    await add(store, 'friend1@x.com', { referredBy: third.referral_code });
    await add(store, 'friend2@x.com', { referredBy: third.referral_code });
    await add(store, 'friend3@x.com', { referredBy: second.referral_code });

    const emails = ['third', 'second', 'first', 'friend1', 'friend2', 'friend3'].map((name) => `${name}@x.com`);
    expect(await places(store, emails)).toEqual(emails.map((email, index) => [email, index + 1, 5 - index]));
    const { people, length } = await store.users.board(4);
    expect(people.map((person) => [person.email, person.referrals])).toEqual([
      ['third@x.com', 2],
      ['second@x.com', 1],
      ['first@x.com', 0],
      ['friend1@x.com', 0],
    ]);
    expect(length).toBe(6);
  });

  test('only users with the status applied are on the list', async () => {
    const store = newStore();
    const guest = await add(store, 'guest@x.com');
    await add(store, 'waiting@x.com');
    await database().db.updateTable('users').set({ status: 'invited' }).where('id', '=', guest.id).execute();

    expect(await places(store, ['guest@x.com', 'waiting@x.com'])).toEqual([
      ['guest@x.com', null, null],
      ['waiting@x.com', 1, 0],
    ]);
    expect(await store.users.board(10)).toMatchObject({ people: [{ email: 'waiting@x.com' }], length: 1 });
  });

  test('a list without users is empty', async () => {
    expect(await newStore().users.board(10)).toEqual({ people: [], length: 0, member: null });
  });

  test('a signup with a known address is the same user, and changes only the given fields', async () => {
    const store = newStore();
    const before = await add(store, 'amy@x.com', { profile: { first_name: 'Amy', utm_source: 'mail' } });
    const later = new Date('2026-03-02T12:00:00Z');
    const again = { profile: { utm_source: 'web' }, changes: { last_name: 'Fowler' }, now: later };

    expect(await store.users.add(joining('amy@x.com', { ...again, mayChange: 'nobody' }))).toBeNull();
    expect(await store.users.add(joining('amy@x.com', { ...again, mayChange: { id: randomUUID() } }))).toBeNull();
    expect(await store.users.findMember({ id: before.id })).toEqual(before);

    const joined = await store.users.add(joining('amy@x.com', { ...again, mayChange: { id: before.id } }));
    expect(joined).toEqual({ id: before.id, isNew: false });
    expect(await store.users.findMember({ email: ' AMY@x.com ' })).toEqual({
      ...before,
      profile: { first_name: 'Amy', last_name: 'Fowler', utm_source: 'mail' },
      updated_at: later,
    });
    expect(await store.users.add(joining('amy@x.com', { mayChange: 'anyone' }))).toEqual({
      id: before.id,
      isNew: false,
    });
  });

  test('a user is added once and credited once, however many calls are concurrent', async () => {
    const store = newStore();
    const { referral_code, id } = await add(store, 'referrer@x.com');
    const emails = Array.from({ length: 40 }, (_, index) => `friend${index}@x.com`);
    const calls = [...emails, ...emails, ...emails].map((email) =>
      store.users.add(joining(email, { referredBy: referral_code, mayChange: 'anyone' })),
    );
    const joined = await Promise.all(calls);

    expect(joined.filter((one) => one?.isNew)).toHaveLength(40);
    expect(await store.users.findMember({ id })).toMatchObject({ referrals: 40, length: 41 });
  });

  test('credit is given at signup, and never later', async () => {
    const store = newStore();
    const referrer = await add(store, 'referrer@x.com');
    await add(store, 'friend@x.com');
    await add(store, 'friend@x.com', { referredBy: referrer.referral_code, mayChange: 'anyone' });
    expect(await store.users.findMember({ id: referrer.id })).toMatchObject({ referrals: 0 });
  });

  test.each([
    ['a code', (code: string) => ` ${code} `, 1],
    ['an address', () => ' REFERRER@x.com ', 1],
    ['a code that nobody has', () => 'nobody', 0],
    ['an address that nobody has', () => 'nobody@x.com', 0],
    ['nothing', () => '', 0],
  ])('the referrer is named by %s', async (_what, name, referrals) => {
    const store = newStore();
    const referrer = await add(store, 'referrer@x.com');
    await add(store, 'friend@x.com', { referredBy: name(referrer.referral_code) });
    expect(await store.users.findMember({ id: referrer.id })).toMatchObject({ referrals });
  });

  test('a user cannot refer themselves', async () => {
    const store = newStore();
    const id = randomUUID();
    await add(store, 'self@x.com', { id, referredBy: 'self@x.com' });
    await add(store, 'self@x.com', { referredBy: 'self@x.com', mayChange: 'anyone' });
    expect(await store.users.findMember({ id })).toMatchObject({ referrals: 0, referrer_id: null });
  });

  test('a referral code that is taken is drawn again', async () => {
    const store = newStore();
    const taken = await add(store, 'first@x.com');
    const draws = [taken.referral_code, taken.referral_code, 'free1'];
    const second = await add(store, 'second@x.com', { drawCode: () => draws.shift() ?? 'spare' });
    expect(second.referral_code).toBe('free1');
    await expect(store.users.add(joining('third@x.com', { drawCode: () => 'free1' }))).rejects.toMatchObject({
      constraint: 'users_referral_code',
    });
  });

  test('shares are counted for existing referral codes', async () => {
    const store = newStore();
    const { id, referral_code } = await add(store, 'first@x.com');
    await Promise.all([referral_code, referral_code, 'nobody'].map((code) => store.users.countShare(code, null, now)));
    expect(await store.users.findMember({ id })).toMatchObject({ shares: 2 });
  });

  test('projects in one database are separate', async () => {
    const [mine, theirs] = [newStore(), newStore()];
    const { id, referral_code } = await add(mine, 'same@x.com');
    const other = await add(theirs, 'same@x.com', { drawCode: () => referral_code });
    expect(other.id).not.toBe(id);
    expect(await theirs.users.findMember({ id })).toBeNull();
    await theirs.users.countShare(referral_code, null, now);
    expect(await mine.users.findMember({ id })).toMatchObject({ shares: 0, length: 1 });
  });

  test('a session is found by its token, and not by the hash in the table', async () => {
    const store = newStore();
    const { id } = await add(store, 'first@x.com');
    const token = await store.sessions.start(id, now);
    expect(await store.sessions.find(token)).toMatchObject({ id });
    const [row] = await database().db.selectFrom('sessions').selectAll().where('user_id', '=', id).execute();
    expect(await store.sessions.find(row?.token_hash ?? '')).toBeNull();
  });

  test('ending a session ends no other session', async () => {
    const store = newStore();
    const { id } = await add(store, 'first@x.com');
    const [token, other] = [await store.sessions.start(id, now), await store.sessions.start(id, now)];
    await createStore(database(), newProject()).sessions.end(token);
    expect(await store.sessions.find(token)).toMatchObject({ id });
    await store.sessions.end(token);
    await store.sessions.end(token);
    expect(await store.sessions.find(token)).toBeNull();
    expect(await store.sessions.find(other)).toMatchObject({ id });
  });

  test('an impression counts once per visitor', async () => {
    const { impressions } = newStore();
    await Promise.all(['a', 'a', 'b', 'a'].map((visitor) => impressions.record(visitor, now)));
    expect(await impressions.all()).toHaveLength(2);
  });

  test('referrals of made-up users match their referrers, also after a second seed', async () => {
    const store = newStore();
    const people = (size: number) => crowd({ size, seed: 1, now, taken: [] });
    const chunks: number[] = [];
    await store.bulkUsers.add(people(700), () => {});
    await store.bulkUsers.add(people(1500), (added) => chunks.push(added));
    expect(chunks).toEqual([1000, 500]);

    const links = new Map<string, number>();
    for (const { referrer_id, status } of people(1500)) {
      if (referrer_id !== null && status !== 'unconfirmed') links.set(referrer_id, (links.get(referrer_id) ?? 0) + 1);
    }
    const { people: listed, length } = await store.users.board(2000);
    expect(length).toBe(15 * 85);
    expect(listed.map(({ id, referrals }) => [id, referrals])).toEqual(
      listed.map(({ id }) => [id, links.get(id) ?? 0]),
    );
    expect(listed.filter(({ shares, referrals }) => shares < referrals)).toEqual([]);
    expect(new Set(await store.bulkUsers.codes()).size).toBe(1500);
  });

  test('a seed that fails adds no users', async () => {
    const store = newStore();
    const [taken] = crowd({ size: 1, seed: 1, now, taken: [] });
    await add(store, 'real@x.com', { drawCode: () => taken?.referral_code ?? '' });
    const adding = store.bulkUsers.add(crowd({ size: 1200, seed: 1, now, taken: [] }), () => {});
    await expect(adding).rejects.toMatchObject({ constraint: 'users_referral_code' });
    expect(await store.users.board(10)).toMatchObject({ length: 1 });
  });
});

test('processes that start at once on an empty server all have its tables', async () => {
  const engine = await startPostgres();
  const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase(engine.database, strictLog)));
  const found = await Promise.all(opened.map((database) => createStore(database, newProject()).impressions.all()));
  expect(found).toEqual([[], [], [], []]);
  await Promise.all(opened.map((database) => database.close()));
  await engine.stop();
}, 60_000);

test.each(engines)(
  'a database of a newer version is told apart, on $name',
  async ({ start }) => {
    const folder = await mkdtemp(join(tmpdir(), 'prefinery-newer-'));
    const engine = await start();
    const where = engine.database === 'memory' ? join(folder, 'people') : engine.database;
    const database = await openDatabase(where, strictLog);
    const table = sql.table(`${schema}.kysely_migration`);
    await sql`insert into ${table} (name, timestamp) values ('999_future', '2027')`.execute(database.db);
    await database.close();
    await expect(openDatabase(where, strictLog)).rejects.toMatchObject({
      code: 'database_newer',
      message: expect.stringContaining('newer version of the sandbox'),
    });
    await engine.stop();
    await rm(folder, { recursive: true });
  },
  60_000,
);

test('a server that cannot be reached is database_unreachable', async () => {
  const opening = openDatabase(`postgres://postgres:hush@127.0.0.1:${await freePort()}/postgres`, strictLog);
  await expect(opening).rejects.toMatchObject({
    code: 'database_unreachable',
    message: expect.stringMatching(/ECONNREFUSED.*Check the address/),
  });
});
