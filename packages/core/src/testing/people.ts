import type { NewUser, Reward, User } from '../contract/index.ts';

/** A reward that the fake campaign gives to a referrer, once for each referred person who sends the event. */
export type FakeReward = Pick<Reward, 'descriptor' | 'name'> & { event: string };

/** Somebody who is in the fake campaign from the start. */
export type Start = Partial<NewUser> & { email: string; id?: string; referral_code?: string };

/** The people of a fake campaign, by the rules that matter to a client. */
export interface People {
  add: (data: Start) => User;
  update: (user: User, data: Partial<NewUser>) => User;
  find: (name: string) => User | null;
  byCode: (code: string | null) => User | null;
  reward: (user: User, event: string) => Reward[];
}

interface Person {
  user: User;
  referrer: Person | null;
  events: Set<string>;
}

const emptyProfile: User['profile'] = {
  first_name: null,
  last_name: null,
  browser_name: null,
  browser_version: null,
  os_name: null,
  os_version: null,
  ip: null,
  http_referrer: null,
  utm_source: null,
  utm_medium: null,
  utm_campaign: null,
  utm_term: null,
  utm_content: null,
};

const keyOf = (name: string) => name.trim().toLowerCase();
const profileKeys = Object.keys(emptyProfile);

export function createPeople(rewards: readonly FakeReward[]): People {
  const people: Person[] = [];

  const personOf = (name: string) =>
    people.find(({ user }) => [user.email, user.id, user.referral_code].some((own) => own === keyOf(name)));

  /** The same people with their places on the list: most referrals first, then whoever came first. */
  function rank() {
    const order = people.toSorted((one, other) => other.user.referrals - one.user.referrals);
    order.forEach((person, index) => {
      person.user = {
        ...person.user,
        list_position: index + 1,
        list_ahead: index,
        list_behind: order.length - index - 1,
        list_length: order.length,
      };
    });
  }

  const profileOf = (data: Partial<NewUser>) =>
    Object.fromEntries(Object.entries(data).filter(([key]) => profileKeys.includes(key)));

  return {
    add(data) {
      const number = people.length + 1;
      const referral_code = data.referral_code ?? `code${number}`;
      const id = data.id ?? `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
      const time = new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString().replace('.000', '');
      const referrer = (data.referred_by && personOf(data.referred_by)) || null;
      const person: Person = {
        referrer,
        events: new Set(),
        user: {
          id,
          email: keyOf(data.email),
          shares: 0,
          referrals: 0,
          referral_code,
          referral_link: `https://example.com/${referral_code}`,
          referral_status_link: `https://example.com/${referral_code}?ref-check=${id}`,
          list_position: null,
          list_ahead: null,
          list_behind: null,
          list_length: 0,
          created_at: time,
          updated_at: time,
          profile: { ...emptyProfile, ...profileOf(data) },
        },
      };
      if (referrer) referrer.user = { ...referrer.user, referrals: referrer.user.referrals + 1 };
      people.push(person);
      rank();
      return person.user;
    },
    update(user, data) {
      const person = personOf(user.id);
      if (!person) return user;
      person.user = { ...person.user, profile: { ...person.user.profile, ...profileOf(data) } };
      return person.user;
    },
    find: (name) => personOf(name)?.user ?? null,
    byCode: (code) => people.find(({ user }) => user.referral_code === code)?.user ?? null,
    reward(user, event) {
      const person = personOf(user.id);
      if (!person?.referrer || person.events.has(event)) return [];
      person.events.add(event);
      const earner = person.referrer.user;
      return rewards
        .filter((reward) => reward.event === event)
        .map(({ descriptor, name }) => ({
          descriptor,
          name,
          user_id: earner.id,
          user_role: 'referrer',
          status: 'earned',
          type: 'SingleSided',
          earned_at: earner.created_at,
          delivered_at: null,
          revoked_at: null,
          user: {
            id: earner.id,
            email: earner.email,
            referral_code: earner.referral_code,
            profile: { first_name: earner.profile.first_name, last_name: earner.profile.last_name },
          },
        }));
    },
  };
}
