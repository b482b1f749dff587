import type { User } from '@prefinery-kit/core/contract';
import * as v from 'valibot';
import { type Details, type Member, type Status, statuses } from '../../campaign/person.ts';
import { timestamp } from '../../campaign/timestamp.ts';
import { userOf } from '../../campaign/user.ts';
import { SandboxError, unknownPerson } from '../../errors.ts';
import { shorten } from '../../campaign/shorten.ts';
import { quote, wrongValue } from '../../quote.ts';
import type { Campaign } from '../foundation/campaign.ts';
import { storable } from '../foundation/storable.ts';

/** All data of a user: what the vendor's API shows, and what only its dashboard does. */
export interface PersonRecord extends Omit<User, 'profile'> {
  status: Status;
  /** Id of the referrer; `null`: there is none. */
  referrer_id: string | null;
  /** The profile, with address and telephone, and with what was found in the request. */
  profile: Details;
}

/** An event that a user has performed. */
export interface PersonEvent {
  event: string;
  /** The first time, ISO 8601 in UTC. */
  performed_at: string;
}

/** Which users to list. */
export interface PeopleOptions {
  /**
   * Only users with this status.
   * @defaultValue users of all statuses
   */
  status?: Status | undefined;
  /**
   * The list begins after the user with this e-mail address.
   * @defaultValue it begins with the first one
   */
  after?: string | undefined;
  /**
   * How many at most, up to 1000.
   * @defaultValue 100
   */
  limit?: number | undefined;
}

/** Reads and changes users, for tests and tools. */
export interface UserAdmin {
  /**
   * @param base the sandbox's own address, which the user's links begin with
   * @throws SandboxError `unknown_person`
   */
  find: (email: string, base: string) => Promise<PersonRecord>;
  /**
   * The users in order of their signups.
   * @throws SandboxError `invalid_option` or `unknown_person`
   */
  list: (options: unknown, base: string) => Promise<PersonRecord[]>;
  /** @throws SandboxError `unknown_person` */
  events: (email: string) => Promise<PersonEvent[]>;
  /** @throws SandboxError `unknown_person` or `invalid_option` */
  setStatus: (email: string, status: unknown) => Promise<void>;
}

const listOptions = v.strictObject({
  status: v.optional(v.picklist(statuses)),
  after: v.optional(v.string()),
  limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)), 100),
});

function readListOptions(given: unknown): v.InferOutput<typeof listOptions> {
  const read = v.safeParse(listOptions, given);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new SandboxError(
    'invalid_option',
    `${wrongValue(issue, 'people')} Give a status ` +
      `(${statuses.join(', ')}), an e-mail address to begin after, and a limit up to 1000, each only if you want it.`,
  );
}

const isStatus = (given: unknown): given is Status => statuses.some((status) => status === given);

export function createUserAdmin({
  clock,
  lock,
  rewards: offers,
  store,
}: Pick<Campaign, 'clock' | 'lock' | 'rewards' | 'store'>): UserAdmin {
  return {
    async find(email, base) {
      const person = await store.users.findMember({ email: storable(email) });
      if (person === null) throw unknownPerson(email);
      return recordOf(person, base);
    },

    async list(given, base) {
      const { after, ...options } = readListOptions(given);
      const last = after === undefined ? null : await store.users.find({ email: storable(after) });
      if (after !== undefined && last === null) throw unknownPerson(after);
      return (await store.users.list({ ...options, after: last })).map((person) => recordOf(person, base));
    },

    async events(email) {
      const person = await store.users.find({ email: storable(email) });
      if (person === null) throw unknownPerson(email);
      const events = await store.rewards.events(person.id);
      return events.map(({ event, created_at }) => ({ event, performed_at: timestamp(created_at) }));
    },

    async setStatus(email, status) {
      if (!isStatus(status)) {
        throw new SandboxError(
          'invalid_option',
          `There is no status ${typeof status === 'string' ? shorten(status) : quote(status)}. There are ${statuses.join(', ')}.`,
        );
      }
      const step = { who: { email: storable(email) }, to: status, offers, now: clock() };
      if (!(await lock.share(() => store.users.step(step)))) throw unknownPerson(email);
    },
  };
}

/** All data of a user. */
export const recordOf = (person: Member, base: string): PersonRecord => ({
  ...userOf(person, base),
  status: person.status,
  referrer_id: person.referrer_id,
  profile: person.profile,
});
