import type { Reward } from '@prefinery-kit/core/contract';
import type { Hono } from 'hono';
import * as v from 'valibot';
import type { Person } from '../../campaign/person.ts';
import { rewardOf } from '../../campaign/offers.ts';
import { SandboxError, unknownPerson } from '../../errors.ts';
import { shorten } from '../../campaign/shorten.ts';
import { wrongValue } from '../../quote.ts';
import type { Campaign } from '../foundation/campaign.ts';
import { createControl, readJson } from './control.ts';
import type { Env } from '../foundation/env.ts';
import { storable } from '../foundation/storable.ts';

/** A new status for rewards of a user. */
export interface RewardChange {
  /** E-mail address of their user. */
  email: string;
  descriptor: string;
  /**
   * E-mail address of the friend that one of them is for.
   * @defaultValue all rewards of the user with this descriptor
   */
  friend?: string | undefined;
  /** The new status. */
  status: 'delivered' | 'revoked';
}

/** Which rewards to list. */
export interface RewardListOptions {
  /**
   * Only rewards with this status.
   * @defaultValue rewards of all statuses
   */
  status?: Reward['status'] | undefined;
  /** Only rewards before the one with this number. */
  before?: number | undefined;
  /**
   * How many at most, up to 1000.
   * @defaultValue 100
   */
  limit?: number | undefined;
}

/** A reward in the list of all. */
export interface RewardRecord extends Reward {
  /** Its number, in the order of earning. */
  number: number;
  /** E-mail address of the friend that it is for; `null`: it is for a number of friends. */
  friend: string | null;
}

/** Reads and marks rewards, for tests and tools. */
export interface RewardAdmin {
  /**
   * All rewards of a user.
   * @throws SandboxError `unknown_person`
   */
  of: (email: string) => Promise<Reward[]>;
  /**
   * Rewards of all users, the latest first.
   * @throws SandboxError `invalid_option`
   */
  list: (options: unknown) => Promise<RewardRecord[]>;
  /**
   * Marks some of them, and answers all rewards of the user.
   * @throws SandboxError `invalid_option`, `unknown_person` or `unknown_reward`
   */
  change: (given: unknown) => Promise<Reward[]>;
}

export function createRewardAdmin({ clock, lock, store }: Pick<Campaign, 'clock' | 'lock' | 'store'>): RewardAdmin {
  const find = async (email: string): Promise<Person> => {
    const person = await store.users.find({ email: storable(email) });
    if (person === null) throw unknownPerson(email);
    return person;
  };
  const list = async (person: Person): Promise<Reward[]> =>
    (await store.rewards.of(person.id)).map((earned) => rewardOf(earned, person));

  return {
    of: async (email) => list(await find(email)),

    async list(given) {
      const { status = null, before = null, limit } = readListOptions(given);
      return (await store.rewards.list({ status, before, limit })).map(({ owner_id: id, email, friend, ...row }) => ({
        ...rewardOf(row, { id, email, referral_code: row.referral_code, profile: row.profile }),
        number: row.number,
        friend,
      }));
    },

    change: (given) =>
      lock.share(async () => {
        const { email, descriptor, friend, status } = readChange(given);
        const person = await find(email);
        const cause = friend === undefined ? null : (await find(friend)).id;
        const which = { user: person.id, descriptor: storable(descriptor), friend: cause };
        const isDone = await store.rewards.mark(which, status, clock());
        const rewards = await list(person);
        if (isDone) return rewards;
        const has = rewards.map((reward) => `${reward.descriptor} (${reward.status})`).join(', ') || 'none';
        throw new SandboxError(
          'unknown_reward',
          `${shorten(email)} has no reward ${shorten(descriptor)} that could be ${status}. They have ${has}.`,
        );
      }),
  };
}

const rewardStatuses = ['earned', 'delivered', 'revoked'] as const;
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const listOptions = v.strictObject({
  status: v.optional(v.picklist(rewardStatuses)),
  before: v.optional(whole),
  limit: v.optional(v.pipe(whole, v.maxValue(1000)), 100),
});

function readListOptions(given: unknown): v.InferOutput<typeof listOptions> {
  const read = v.safeParse(listOptions, given);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new SandboxError(
    'invalid_option',
    `${wrongValue(issue, 'rewards')} Give a status ` +
      `(${rewardStatuses.join(', ')}), the number of a reward as before, and a limit up to 1000, each only if you want it.`,
  );
}

const text = v.pipe(v.string(), v.nonEmpty());
const change = v.strictObject({
  email: text,
  descriptor: text,
  friend: v.optional(text),
  status: v.picklist(['delivered', 'revoked']),
});
const example = { email: 'amy@example.com', descriptor: 'discount10', status: 'delivered' };

function readChange(given: unknown): RewardChange {
  const read = v.safeParse(change, given);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new SandboxError(
    'invalid_option',
    `${wrongValue(issue, 'reward')} Give ` +
      `${JSON.stringify(example)}, or revoked, and where only one is meant friend, the e-mail address it is for.`,
  );
}

/** `GET /rewards`: the rewards of all users or, with `email`, of one. `POST /rewards`: a new status for some of a user. */
export function createRewardRoutes(campaign: Campaign, desk: RewardAdmin): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', async (context) => {
    const { email, before, limit, ...options } = context.req.query();
    if (email !== undefined) return context.json(await desk.of(email));
    const numbers = {
      ...(before !== undefined && { before: Number(before) }),
      ...(limit !== undefined && { limit: Number(limit) }),
    };
    return context.json(await desk.list({ ...options, ...numbers }));
  });
  app.post('/', async (context) => context.json(await desk.change(readJson(await context.req.text(), example))));
  return app;
}
