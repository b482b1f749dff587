import { expect, test } from 'vitest';
import { listPlace } from '../campaign/place.ts';
import { examplePoints, type Ranking } from '../campaign/ranking.ts';
import { onEachEngine } from '../../test/databases.ts';
import { newProject } from '../../test/engines.ts';
import { add, joining } from '../../test/joinings.ts';
import { createStore, type Store } from './store.ts';

onEachEngine((database) => {
  /** Five people in order of signup, with shares and friends, of whom `away` is not on the list. */
  const fill = async (store: Store): Promise<void> => {
    const counts = { idle: [0, 0], popular: [2, 2], loud: [4, 0], friendly: [0, 1], away: [9, 9] } as const;
    for (const [name, [shares, referrals]] of Object.entries(counts)) {
      const { id } = await add(store, `${name}@x.com`);
      const status = name === 'away' ? 'suspended' : 'applied';
      await database().db.updateTable('users').set({ shares, referrals, status }).where('id', '=', id).execute();
    }
    await add(store, 'late@x.com');
  };

  test.each<[Ranking, string]>([
    ['referrals', 'popular friendly idle loud late'],
    ['signup', 'idle popular loud friendly late'],
    [{ points: examplePoints }, 'popular loud friendly idle late'],
    [{ points: { signup: 1, share: 5, referral: 1 } }, 'loud popular friendly idle late'],
    [{ points: { signup: 7, share: 1, referral: 4 } }, 'popular loud friendly idle late'],
    [{ skip: 1 }, 'popular idle friendly loud late'],
    [{ skip: 2 }, 'popular idle friendly loud late'],
    [{ skip: 3 }, 'popular friendly idle loud late'],
    [{ skip: 1_000_000 }, 'popular friendly idle loud late'],
    [{ points: { signup: 0, share: 0, referral: 0 } }, 'idle popular loud friendly late'],
    [{ points: { signup: 1_000_000, share: 1_000_000, referral: 1_000_000 } }, 'popular loud friendly idle late'],
  ])('by %j, %s', async (ranking, order) => {
    const project = newProject();
    const store = createStore(database(), project, ranking);
    await fill(store);
    const emails = order.split(' ').map((name) => `${name}@x.com`);
    const { people, length } = await store.users.board(10);
    expect(people.map(({ email }) => email)).toEqual(emails);
    expect(length).toBe(5);
    const members = await Promise.all(emails.map((email) => store.users.findMember({ email })));
    expect(members.map((member) => member && listPlace(member))).toEqual(
      emails.map((_, index) => ({
        list_position: index + 1,
        list_ahead: index,
        list_behind: 4 - index,
        list_length: 5,
      })),
    );
    const last = members.at(-1);
    expect((await store.users.board(3, last?.id)).member).toEqual(last);
  });

  test('large numbers of points are exact', async () => {
    const store = createStore(database(), newProject(), {
      points: { signup: 0, share: 1_000_000, referral: 1_000_000 },
    });
    const [one, two] = [await add(store, 'one@x.com'), await add(store, 'two@x.com')];
    const many = { shares: 1_000_000_000, referrals: 1_000_000_000 };
    for (const { id } of [one, two]) {
      await database().db.updateTable('users').set(many).where('id', '=', id).execute();
    }
    await add(store, 'friend@x.com', { referredBy: two.referral_code });
    expect((await store.users.board(2)).people.map(({ email }) => email)).toEqual(['two@x.com', 'one@x.com']);
    expect(await store.users.findMember({ id: one.id })).toMatchObject({ ahead: 1, length: 3 });
  });

  test.each<Ranking>(['referrals', 'signup', { points: examplePoints }, { skip: 1 }])(
    'by %j, ties go by the time of signup, whoever was added first',
    async (ranking) => {
      const store = createStore(database(), newProject(), ranking);
      const late = await add(store, 'late@x.com', { now: new Date('2026-02-01T00:00:00Z') });
      const early = await add(store, 'early@x.com', { now: new Date('2025-11-01T00:00:00Z') });
      const { people } = await store.users.board(10);
      expect(people.map(({ email }) => email)).toEqual(['early@x.com', 'late@x.com']);
      const places = [early, late].map(async ({ id }) => (await store.users.findMember({ id }))?.ahead);
      expect(await Promise.all(places)).toEqual([0, 1]);
    },
  );

  test('a leaderboard is read in one snapshot, whatever changes meanwhile', async () => {
    const store = createStore(database(), newProject());
    const [one, two] = [await add(store, 'one@x.com'), await add(store, 'two@x.com')];
    const overtake = async (): Promise<void> => {
      for (let index = 0; index < 30; index += 1) {
        const { referral_code } = index % 4 < 2 ? two : one;
        await store.users.add(joining(`friend${index}@x.com`, { referredBy: referral_code }));
      }
    };
    const race = { isOver: false };
    const watch = async (): Promise<number> => {
      let seen = 0;
      while (!race.isOver) {
        const { people, member, length } = await store.users.board(1, two.id);
        const place = member && listPlace(member);
        expect(place?.list_position).toBe(people[0]?.id === two.id ? 1 : 2);
        expect(place?.list_length).toBe(length);
        seen += 1;
      }
      return seen;
    };
    const watching = Promise.all([watch(), watch()]);
    await overtake();
    race.isOver = true;
    for (const seen of await watching) expect(seen).toBeGreaterThan(0);
  }, 30_000);
});
