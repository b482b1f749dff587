import { expect, test } from 'vitest';
import { confirmationMail } from '../campaign/mail.ts';
import { type Member, type Status, statuses } from '../campaign/person.ts';
import { listPlace } from '../campaign/place.ts';
import type { RewardOffer } from '../campaign/offers.ts';
import { onEachEngine } from '../../test/databases.ts';
import { newProject } from '../../test/engines.ts';
import { add, joining, now } from '../../test/joinings.ts';
import { createStore, type Store } from './store.ts';

const event = 'purchase';
const single: RewardOffer = { descriptor: 'single', name: 'Single', type: 'SingleSided', event };
const welcome: RewardOffer = { descriptor: 'welcome', name: 'Welcome', type: 'DoubleSided' };
const three: RewardOffer = { descriptor: 'three', name: 'Three', type: 'Milestone', milestone: 3 };
const offers = [single, welcome, three];

/** Somebody who has a mail to follow yet. */
const waiting = (email: string, referrer?: Member) => ({
  confirmation: () => confirmationMail(email, 'http://localhost/confirm/ticket', now),
  referredBy: referrer?.referral_code ?? null,
  offers,
});

onEachEngine((database) => {
  const newStore = (): Store => createStore(database(), newProject());
  const put = ({ users }: Store, { id }: Pick<Member, 'id'>, to: Status) =>
    users.step({ who: { id }, to, offers, now });
  const confirm = ({ users }: Store, { id }: Pick<Member, 'id'>) =>
    users.step({ who: { id }, from: 'unconfirmed', to: 'applied', offers, now });
  const referralsOf = async ({ users }: Store, { id }: Member): Promise<number | undefined> =>
    (await users.findMember({ id }))?.referrals;
  const rewardsOf = async (store: Store, { id }: Member): Promise<string[]> =>
    (await store.rewards.of(id)).map(({ descriptor }) => descriptor).toSorted();

  test.each(statuses)('who is %s is on the list only if that is applied', async (status) => {
    const store = newStore();
    const first = await add(store, 'first@x.com');
    await add(store, 'second@x.com');
    expect(await put(store, first, status)).toBe(true);
    const [one, two] = await Promise.all(
      ['first@x.com', 'second@x.com'].map((email) => store.users.findMember({ email })),
    );
    const isListed = status === 'applied';
    expect(one && listPlace(one)).toEqual(
      isListed
        ? { list_position: 1, list_ahead: 0, list_behind: 1, list_length: 2 }
        : { list_position: null, list_ahead: null, list_behind: null, list_length: 1 },
    );
    expect(two && listPlace(two)).toMatchObject({ list_position: isListed ? 2 : 1, list_behind: 0 });
    expect((await store.users.board(10)).people).toHaveLength(isListed ? 2 : 1);
  });

  test('changing the status of an unknown user changes nothing', async () => {
    const store = newStore();
    await add(store, 'here@x.com');
    expect(
      await createStore(database(), newProject()).users.step({ who: { email: 'here@x.com' }, to: 'idle', offers, now }),
    ).toBe(false);
    expect(await store.users.findMember({ email: 'here@x.com' })).toMatchObject({ status: 'applied' });
  });

  test('a new user gets one mail, however many calls are concurrent', async () => {
    const store = newStore();
    const adding = Array.from({ length: 12 }, () =>
      store.users.add(joining('amy@x.com', { ...waiting('amy@x.com'), mayChange: 'anyone' })),
    );
    expect((await Promise.all(adding)).filter((joined) => joined?.isNew)).toHaveLength(1);
    expect(await store.mails.all()).toMatchObject([
      {
        recipient: 'amy@x.com',
        subject: 'Confirm your e-mail address',
        link: 'http://localhost/confirm/ticket',
        sent_at: now,
      },
    ]);
    expect(await store.users.findMember({ email: 'amy@x.com' })).toMatchObject({ status: 'unconfirmed', length: 0 });
    await add(store, 'bob@x.com');
    expect(await store.mails.all()).toHaveLength(1);
  });

  test('a friend counts once they have confirmed, and once only', async () => {
    const store = newStore();
    const referrer = await add(store, 'referrer@x.com');
    const friend = await add(store, 'friend@x.com', waiting('friend@x.com', referrer));
    expect(await referralsOf(store, referrer)).toBe(0);
    expect(await rewardsOf(store, referrer)).toEqual([]);

    await Promise.all(Array.from({ length: 8 }, () => confirm(store, friend)));
    expect(await store.users.findMember({ id: friend.id })).toMatchObject({ status: 'applied', length: 2 });
    expect(await referralsOf(store, referrer)).toBe(1);
    expect(await rewardsOf(store, referrer)).toEqual(['welcome']);
    expect(await rewardsOf(store, friend)).toEqual(['welcome']);
  });

  test('a referrer who confirms late gets the credit of all who confirmed before', async () => {
    const store = newStore();
    const referrer = await add(store, 'referrer@x.com', waiting('referrer@x.com'));
    const friends = [];
    for (const email of ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com']) {
      friends.push(await add(store, email, waiting(email, referrer)));
    }
    const [a, b, c] = friends;
    if (!a || !b || !c) throw new Error('Four have joined.');
    for (const friend of [a, b, c]) await confirm(store, friend);
    expect(await referralsOf(store, referrer)).toBe(0);
    expect(await rewardsOf(store, referrer)).toEqual([]);

    await confirm(store, referrer);
    expect(await referralsOf(store, referrer)).toBe(3);
    expect(await rewardsOf(store, referrer)).toEqual(['three', 'welcome', 'welcome', 'welcome']);
    await confirm(store, referrer);
    expect(await referralsOf(store, referrer)).toBe(3);
  });

  test('an event before both sides have confirmed earns its reward once they have, in either order', async () => {
    for (const last of ['friend', 'referrer']) {
      const store = newStore();
      const referrer = await add(store, 'referrer@x.com', waiting('referrer@x.com'));
      const friend = await add(store, 'friend@x.com', waiting('friend@x.com', referrer));
      const perform = () => store.rewards.perform({ user: friend, event, offers, now });
      expect(await perform()).toEqual([]);
      await confirm(store, last === 'friend' ? referrer : friend);
      expect(await perform()).toEqual([]);
      await confirm(store, last === 'friend' ? friend : referrer);
      expect(await rewardsOf(store, referrer)).toEqual(['single', 'welcome']);
      expect(await perform()).toEqual([]);
    }
  });

  test('an unconfirmed friend does not count for a milestone', async () => {
    const store = newStore();
    const referrer = await add(store, 'referrer@x.com');
    const friends = [];
    for (const email of ['a@x.com', 'b@x.com']) friends.push(await add(store, email, waiting(email, referrer)));
    const [a, b] = friends;
    if (!a || !b) throw new Error('Two have joined.');
    const two: RewardOffer = { descriptor: 'two', name: 'Two', type: 'Milestone', milestone: 2, event };
    await confirm(store, b);
    for (const user of [a, b]) expect(await store.rewards.perform({ user, event, offers: [two], now })).toEqual([]);
    await store.users.step({ who: { id: a.id }, to: 'applied', offers: [two], now });
    expect(await rewardsOf(store, referrer)).toEqual(['two', 'welcome']);
  });

  test('of concurrent confirmations, signups and purchases, each friend counts once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const store = newStore();
      const referrer = await add(store, 'referrer@x.com', waiting('referrer@x.com'));
      const friends = [];
      for (let index = 0; index < 8; index += 1) {
        const email = `friend${index}@x.com`;
        friends.push(await add(store, email, waiting(email, referrer)));
      }
      const joinLate = (index: number) =>
        store.users.add(joining(`late${index}@x.com`, { referredBy: referrer.referral_code, offers }));
      const buy = (user: Member) => store.rewards.perform({ user, event, offers, now });
      await Promise.all([
        ...friends.slice(0, 4).flatMap((friend) => [confirm(store, friend), buy(friend)]),
        ...[1, 2].map(joinLate),
        confirm(store, referrer),
        ...[3, 4].map(joinLate),
        confirm(store, referrer),
        ...friends.slice(4).flatMap((friend) => [buy(friend), confirm(store, friend), confirm(store, friend)]),
      ]);
      expect(await referralsOf(store, referrer)).toBe(12);
      const rewards = await rewardsOf(store, referrer);
      expect(rewards).toEqual([
        ...Array.from({ length: 8 }, () => 'single'),
        'three',
        ...Array.from({ length: 12 }, () => 'welcome'),
      ]);
    }
  }, 30_000);

  test('a user who is set back to unconfirmed does not count, and counts again after confirming', async () => {
    const store = newStore();
    const [grandma, mother] = [await add(store, 'grandma@x.com'), await add(store, 'other@x.com')];
    const daughter = await add(store, 'daughter@x.com', { referredBy: grandma.referral_code });
    await add(store, 'child@x.com', { referredBy: daughter.referral_code });
    const counts = async () => Promise.all([grandma, daughter, mother].map((person) => referralsOf(store, person)));
    expect(await counts()).toEqual([1, 1, 0]);
    for (const [to, expected] of [
      ['unconfirmed', [0, 0, 0]],
      ['suspended', [1, 1, 0]],
      ['applied', [1, 1, 0]],
    ] as const) {
      await put(store, daughter, to);
      expect(await counts()).toEqual(expected);
    }
  });

  test('unconfirmed made-up users are not counted as referrals', async () => {
    const store = newStore();
    const referrer = await add(store, 'referrer@x.com');
    await add(store, 'friend@x.com', waiting('friend@x.com', referrer));
    const late = await add(store, 'late@x.com', waiting('late@x.com'));
    await add(store, 'other@x.com', { referredBy: late.referral_code });
    await store.bulkUsers.add([], () => {});
    expect([await referralsOf(store, referrer), await referralsOf(store, late)]).toEqual([0, 0]);
  });
});
