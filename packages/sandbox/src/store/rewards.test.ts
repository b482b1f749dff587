import { expect, test } from 'vitest';
import type { Member } from '../campaign/person.ts';
import type { RewardOffer } from '../campaign/offers.ts';
import { onEachEngine } from '../../test/databases.ts';
import { newProject, startPostgres } from '../../test/engines.ts';
import { add, joining, now } from '../../test/joinings.ts';
import { strictLog } from '../../test/strict-log.ts';
import { openDatabase } from './database.ts';
import { createStore, type Store } from './store.ts';

const event = 'purchase';
const single: RewardOffer = { descriptor: 'single', name: 'Single', type: 'SingleSided', event };
const double: RewardOffer = { descriptor: 'double', name: 'Double', type: 'DoubleSided', event };
const milestone = (count: number, more: object = { event }): RewardOffer => ({
  descriptor: `first${count}`,
  name: `First ${count}`,
  type: 'Milestone',
  milestone: count,
  ...more,
});

onEachEngine((database) => {
  /** A referrer with friends who have joined through them. */
  const newCircle = async (size: number): Promise<{ store: Store; referrer: Member; friends: Member[] }> => {
    const store = createStore(database(), newProject());
    const referrer = await add(store, 'referrer@x.com', { profile: { first_name: 'Amy' } });
    const friends = [];
    for (let index = 0; index < size; index += 1) {
      friends.push(await add(store, `friend${index}@x.com`, { referredBy: referrer.referral_code }));
    }
    return { store, referrer, friends };
  };

  const performEvent = async (store: Store, id: string, event: string, offers: RewardOffer[]) => {
    const user = await store.users.find({ id });
    if (user === null) throw new Error('There is no such user.');
    return store.rewards.perform({ user, event, offers, now });
  };
  const perform = (store: Store, id: string, ...offers: RewardOffer[]) => performEvent(store, id, event, offers);

  const names = async (store: Store, { id }: Member): Promise<string[]> =>
    (await store.rewards.of(id)).map(({ descriptor }) => descriptor);

  test('a reward is earned once, however often the event is sent, and names its owner', async () => {
    const { store, referrer, friends } = await newCircle(1);
    const id = friends[0]?.id ?? '';
    expect(await perform(store, id, single)).toEqual([
      {
        reward: {
          project_id: expect.any(String),
          number: expect.any(Number),
          descriptor: 'single',
          name: 'Single',
          type: 'SingleSided',
          user_id: referrer.id,
          user_role: 'referrer',
          cause: id,
          earned_at: now,
          delivered_at: null,
          revoked_at: null,
        },
        owner: {
          id: referrer.id,
          email: 'referrer@x.com',
          referral_code: referrer.referral_code,
          profile: { first_name: 'Amy' },
        },
      },
    ]);
    expect(await perform(store, id, single)).toEqual([]);
    expect(await names(store, referrer)).toEqual(['single']);
  });

  test('each friend earns the referrer a reward', async () => {
    const { store, referrer, friends } = await newCircle(2);
    for (const { id } of friends) expect(await perform(store, id, single)).toHaveLength(1);
    expect(await names(store, referrer)).toEqual(['single', 'single']);
  });

  test('a double-sided offer rewards both sides', async () => {
    const { store, referrer, friends } = await newCircle(1);
    for (const friend of friends) {
      const created = await perform(store, friend.id, double);
      expect(created.map(({ reward, owner }) => [reward.user_role, owner.id])).toEqual([
        ['referrer', referrer.id],
        ['friend', friend.id],
      ]);
      expect(await names(store, friend)).toEqual(['double']);
    }
    expect(await names(store, referrer)).toEqual(['double']);
  });

  test('a milestone is earned with the friend who completes its number, and only once', async () => {
    const { store, referrer, friends } = await newCircle(4);
    const sizes = [];
    for (const friend of [0, 0, 0, 1, 1, 2, 2, 3, 0]) {
      sizes.push((await perform(store, friends[friend]?.id ?? '', milestone(3))).length);
    }
    expect(sizes).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0]);
    expect(await names(store, referrer)).toEqual(['first3']);
  });

  test('other events and friends of other users do not count', async () => {
    const { store, friends } = await newCircle(2);
    const [one = '', two = ''] = friends.map(({ id }) => id);
    const stranger = await add(store, 'stranger@x.com');
    const other = await add(store, 'other@x.com', { referredBy: stranger.referral_code });
    const trial = { ...milestone(2), descriptor: 'trial', event: 'trial' };
    await performEvent(store, one, 'trial', [milestone(2), trial]);
    expect(await perform(store, other.id, milestone(2))).toEqual([]);
    expect(await perform(store, two, milestone(2))).toEqual([]);
  });

  test('a user without a referrer, or of another project, earns no reward', async () => {
    const { store, referrer, friends } = await newCircle(1);
    expect(await perform(store, referrer.id, single, milestone(1))).toEqual([]);
    const { rewards } = createStore(database(), newProject());
    for (const user of friends) expect(await rewards.perform({ user, event, offers: [single], now })).toEqual([]);
    expect(
      await database().db.selectFrom('rewards').select('cause').where('user_id', '=', referrer.id).execute(),
    ).toEqual([]);
  });

  test('of many concurrent calls, one creates the reward', async () => {
    const { store, referrer, friends } = await newCircle(1);
    const id = friends[0]?.id ?? '';
    const created = await Promise.all(Array.from({ length: 12 }, () => perform(store, id, single, double)));
    expect(created.map((rewards) => rewards.length).filter((length) => length > 0)).toEqual([3]);
    expect(await names(store, referrer)).toEqual(['single', 'double']);
  });

  test('an event that is stored already earns what the campaign has offered since', async () => {
    const { store, friends } = await newCircle(1);
    const id = friends[0]?.id ?? '';
    expect(await perform(store, id, single)).toHaveLength(1);
    expect((await perform(store, id, single, milestone(1))).map(({ reward }) => reward.descriptor)).toEqual(['first1']);
  });

  test('of many concurrent friends, each counts for a milestone', async () => {
    const { store, referrer, friends } = await newCircle(8);
    const offers = [milestone(8), milestone(5), milestone(1)];
    const created = await Promise.all(friends.map(({ id }) => perform(store, id, ...offers)));
    expect(created.flat().map(({ reward }) => reward.descriptor)).toHaveLength(3);
    expect((await names(store, referrer)).toSorted()).toEqual(['first1', 'first5', 'first8']);
  });

  test('a signup earns its reward if the referral is credited, and not otherwise', async () => {
    const { store, referrer } = await newCircle(1);
    const offers: RewardOffer[] = [{ ...double, event: undefined }, milestone(3, {}), single];
    const { referral_code } = referrer;
    const emails = ['friend1@x.com', 'friend2@x.com', 'friend1@x.com', 'friend2@x.com'];
    await Promise.all(
      emails.map((email) =>
        store.users.add(joining(email, { referredBy: referral_code, offers, mayChange: 'anyone' })),
      ),
    );
    await add(store, 'stranger@x.com', { offers });
    expect((await names(store, referrer)).toSorted()).toEqual(['double', 'double', 'first3']);
    const friend = await store.users.findMember({ email: 'friend1@x.com' });
    expect(friend && (await names(store, friend))).toEqual(['double']);
  });

  test('a signup whose first referral code is taken still earns its reward', async () => {
    const { store, referrer } = await newCircle(0);
    const draws = [referrer.referral_code, 'free1'];
    const offers: RewardOffer[] = [{ ...single, event: undefined }];
    const friend = await add(store, 'friend@x.com', {
      referredBy: referrer.referral_code,
      offers,
      drawCode: () => draws.shift() ?? 'spare',
    });
    expect(friend.referral_code).toBe('free1');
    expect(await names(store, referrer)).toEqual(['single']);
    expect(await store.users.findMember({ id: referrer.id })).toMatchObject({ referrals: 1, length: 2 });
  });

  test('a reward is marked once, only the selected one, and a revoked one stays revoked', async () => {
    const { store, referrer, friends } = await newCircle(2);
    const [one = '', two = ''] = friends.map(({ id }) => id);
    for (const friend of [one, two]) await perform(store, friend, single, double);
    const [first, second, third] = [1, 2, 3].map((hour) => new Date(now.getTime() + hour * 3_600_000));
    if (!first || !second || !third) throw new Error('There are three.');
    const times = async (): Promise<unknown[]> =>
      (await store.rewards.of(referrer.id)).map(({ descriptor, cause, delivered_at, revoked_at }) => [
        descriptor,
        friends.findIndex(({ id }) => id === cause),
        delivered_at,
        revoked_at,
      ]);
    const which = { user: referrer.id, descriptor: 'single', friend: null };

    expect(await store.rewards.mark({ ...which, friend: one }, 'delivered', first)).toBe(true);
    expect(await store.rewards.mark(which, 'delivered', second)).toBe(true);
    expect(await store.rewards.mark({ ...which, friend: two }, 'revoked', second)).toBe(true);
    expect(await store.rewards.mark({ ...which, friend: two }, 'delivered', third)).toBe(false);
    expect(await store.rewards.mark({ ...which, friend: two }, 'revoked', third)).toBe(true);
    expect(await times()).toEqual([
      ['single', 0, first, null],
      ['double', 0, null, null],
      ['single', 1, second, second],
      ['double', 1, null, null],
    ]);

    for (const friend of [one, two]) expect(await perform(store, friend, single, double)).toEqual([]);
    expect(await store.rewards.mark({ ...which, user: one }, 'delivered', third)).toBe(false);
    expect(await store.rewards.mark({ ...which, descriptor: 'triple' }, 'revoked', third)).toBe(false);
    expect(await createStore(database(), newProject()).rewards.mark(which, 'revoked', third)).toBe(false);
  });

  test('a friend whose reward was revoked counts for a milestone as before, and no more', async () => {
    const { store, referrer, friends } = await newCircle(3);
    const [one = '', two = '', three = ''] = friends.map(({ id }) => id);
    const offers = [single, milestone(2), milestone(3)];
    for (const friend of [one, two]) await perform(store, friend, ...offers);
    for (const descriptor of ['single', 'first2']) {
      await store.rewards.mark({ user: referrer.id, descriptor, friend: null }, 'revoked', now);
    }
    expect(await perform(store, one, ...offers)).toEqual([]);
    expect((await perform(store, three, ...offers)).map(({ reward }) => reward.descriptor)).toEqual([
      'single',
      'first3',
    ]);
  });
});

test('on PostgreSQL, an event that is stored already does not wait for the lock of a referrer', async () => {
  const engine = await startPostgres();
  // A statement that waits for a lock fails after this time, in ms.
  const database = await openDatabase(engine.database, strictLog, 1000);
  const store = createStore(database, newProject());
  const referrer = await add(store, 'referrer@x.com');
  const user = await add(store, 'friend@x.com', { referredBy: referrer.referral_code });
  const offers = [single];
  const perform = () => store.rewards.perform({ user, event, offers, now });
  expect(await perform()).toHaveLength(1);
  await database.db.transaction().execute(async (other) => {
    await other.selectFrom('users').select('id').where('id', '=', referrer.id).forUpdate().execute();
    expect(await perform()).toEqual([]);
  });
  await database.close();
  await engine.stop();
});
