import type { Reward } from '@prefinery-kit/core/contract';
import { displayName } from '../../campaign/display-name.ts';
import { type Earned, rewardOf } from '../../campaign/offers.ts';
import type { Member, Person, Status } from '../../campaign/person.ts';
import { timestamp } from '../../campaign/timestamp.ts';
import { unknownPerson } from '../../errors.ts';
import type { Campaign } from '../foundation/campaign.ts';
import { storable } from '../foundation/storable.ts';
import { type PersonRecord, recordOf } from './user-admin.ts';

/** A user whom another one has brought, or was brought by. */
export interface Acquaintance {
  email: string;
  name: string | null;
  status: Status;
  joined_at: string;
}

/** Something in the story of a user. `at` is ISO 8601 in UTC; `null`: the database does not know when. */
export type StoryEvent =
  /** They signed up: by whose link, in which app, and from where. */
  | { type: 'joined'; at: string; referrer: string | null; site: string | null; source: string | null }
  /** A mail was written to them. */
  | { type: 'mailed'; at: string; subject: string; link: string }
  /** They have confirmed their e-mail address. */
  | { type: 'confirmed'; at: null }
  /** How often their referral link was followed. */
  | { type: 'shared'; at: null; count: number }
  /** A friend joined by their link. It counts once both have confirmed. */
  | { type: 'referred'; at: string; email: string; name: string | null; counts: boolean }
  /** They performed an event that an offer names. */
  | { type: 'performed'; at: string; event: string }
  /** A reward was earned, delivered or revoked. */
  | { type: 'earned' | 'delivered' | 'revoked'; at: string; reward: string };

/** All that the database knows of a user, in order. */
export interface Story {
  person: PersonRecord;
  /** `null`: the user came by no referral link. */
  referrer: Acquaintance | null;
  /** The users whom they have referred: the first hundred. */
  referred: Acquaintance[];
  rewards: Reward[];
  timeline: StoryEvent[];
}

const mostFriends = 100;

/**
 * @param base the sandbox's own address, which the user's links begin with
 * @throws SandboxError `unknown_person`
 */
export async function readStory(email: string, base: string, { store }: Pick<Campaign, 'store'>): Promise<Story> {
  const person = await store.users.findMember({ email: storable(email) });
  if (person === null) throw unknownPerson(email);
  const [referrer, friends, earned, events, mails] = await Promise.all([
    person.referrer_id === null ? null : store.users.find({ id: person.referrer_id }),
    store.users.referredBy(person.id, mostFriends),
    store.rewards.of(person.id),
    store.rewards.events(person.id),
    store.mails.allTo(person.email),
  ]);
  const mailed = mails.map(({ sent_at, subject, link }) => ({
    type: 'mailed' as const,
    at: timestamp(sent_at),
    subject,
    link,
  }));
  const dated: StoryEvent[] = [
    ...friends.map((friend) => referredEvent(friend, person)),
    ...events.map(({ event, created_at }) => ({ type: 'performed' as const, at: timestamp(created_at), event })),
    ...earned.flatMap(rewardEvents),
  ];
  return {
    person: recordOf(person, base),
    referrer: referrer && acquaintance(referrer),
    referred: friends.map(acquaintance),
    rewards: earned.map((reward) => rewardOf(reward, person)),
    timeline: [
      joinedEvent(person, referrer),
      ...mailed,
      // Only a user who was mailed had to confirm. When they did so is not stored.
      ...(mailed.length > 0 && person.status !== 'unconfirmed' ? [{ type: 'confirmed' as const, at: null }] : []),
      ...(person.shares > 0 ? [{ type: 'shared' as const, at: null, count: person.shares }] : []),
      ...dated.toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? '')),
    ],
  };
}

const acquaintance = ({ email, profile, status, created_at }: Person): Acquaintance => ({
  email,
  name: displayName(profile),
  status,
  joined_at: timestamp(created_at),
});

const joinedEvent = ({ created_at, site, profile }: Member, referrer: Person | null): StoryEvent => ({
  type: 'joined',
  at: timestamp(created_at),
  referrer: referrer?.email ?? null,
  site,
  source: profile.utm_source ?? profile.http_referrer ?? null,
});

const referredEvent = (friend: Person, person: Member): StoryEvent => ({
  type: 'referred',
  at: timestamp(friend.created_at),
  email: friend.email,
  name: displayName(friend.profile),
  counts: friend.status !== 'unconfirmed' && person.status !== 'unconfirmed',
});

function rewardEvents({ name, earned_at, delivered_at, revoked_at }: Earned): StoryEvent[] {
  const times = { earned: earned_at, delivered: delivered_at, revoked: revoked_at };
  return (['earned', 'delivered', 'revoked'] as const).flatMap((type) => {
    const at = times[type];
    return at === null ? [] : [{ type, at: timestamp(at), reward: name }];
  });
}
