import { inspect } from 'node:util';
import type { Reward } from '@prefinery-kit/core/contract';
import type { Hono } from 'hono';
import * as v from 'valibot';
import type { Person } from '../../campaign/person.ts';
import { rewardOf } from '../../campaign/offers.ts';
import { SandboxError, unknownPerson } from '../../errors.ts';
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

/** Reads and marks rewards, for tests and tools. */
export interface RewardAdmin {
  /**
   * All rewards of a user.
   * @throws SandboxError `unknown_person`
   */
  of: (email: string) => Promise<Reward[]>;
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
          `${email} has no reward ${descriptor} that could be ${status}. They have ${has}.`,
        );
      }),
  };
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
    `${v.getDotPath(issue) ?? 'reward'}: ${inspect(issue.input, { breakLength: Infinity })} will not do. Give ` +
      `${JSON.stringify(example)}, or revoked, and where only one is meant friend, the e-mail address it is for.`,
  );
}

/** `GET /rewards?email=` and `POST /rewards`: the rewards of a user, and a new status for some. */
export function createRewardRoutes(campaign: Campaign, desk: RewardAdmin): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', async (context) => context.json(await desk.of(context.req.query('email') ?? '')));
  app.post('/', async (context) => context.json(await desk.change(readJson(await context.req.text(), example))));
  return app;
}
