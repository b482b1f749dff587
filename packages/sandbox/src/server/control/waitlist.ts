import type { Hono } from 'hono';
import * as v from 'valibot';
import { displayName } from '../../campaign/display-name.ts';
import { listPlace } from '../../campaign/place.ts';
import { type Member, type Status, statuses } from '../../campaign/person.ts';
import { timestamp } from '../../campaign/timestamp.ts';
import { SandboxError } from '../../errors.ts';
import { wrongValue } from '../../quote.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { storable } from '../foundation/storable.ts';
import { createControl } from './control.ts';

/** A user in short, as a list shows one. */
export interface ListedPerson {
  id: string;
  email: string;
  /** First and last name; `null`: none was given. */
  name: string | null;
  status: Status;
  /** From 1; `null`: the user is not on the list. */
  place: number | null;
  referrals: number;
  shares: number;
  referral_code: string;
  /** E-mail address of the referrer; `null`: there is none. */
  referrer: string | null;
  /** ISO 8601 in UTC. */
  joined_at: string;
}

/** The list as it stands. */
export interface Waitlist {
  /** How many users are on the list. */
  length: number;
  people: ListedPerson[];
}

/** Which users of the list to read. */
export interface WaitlistOptions {
  /**
   * Users with this status, or with any.
   * @defaultValue `'applied'`: those on the list
   */
  status?: Status | 'all' | undefined;
  /**
   * A part of the e-mail address or of the name, or the whole referral code.
   * @defaultValue no search
   */
  search?: string | undefined;
  /**
   * How many at most, up to 1000.
   * @defaultValue 50
   */
  limit?: number | undefined;
}

const options = v.strictObject({
  status: v.optional(v.picklist([...statuses, 'all']), 'applied'),
  search: v.optional(v.string(), ''),
  limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)), 50),
});

/**
 * The list in its order, with names and referrers.
 * @throws SandboxError `invalid_option`
 */
export async function readWaitlist(given: unknown, { users }: Campaign['store']): Promise<Waitlist> {
  const read = v.safeParse(options, given);
  if (!read.success) {
    const [issue] = read.issues;
    throw new SandboxError(
      'invalid_option',
      `${wrongValue(issue, 'waitlist')} Give a status ` +
        `(${statuses.join(', ')} or all), a text as search, and a limit up to 1000, each only if you want it.`,
    );
  }
  const { status, limit } = read.output;
  const search = storable(read.output.search.trim());
  const isPlain = status === 'applied' && search === '';
  const found = await (isPlain
    ? users.ranked(limit)
    : users.search({ status: status === 'all' ? undefined : status, search, limit }));
  const referrers = await users.withIds([...new Set(found.flatMap(({ referrer_id }) => referrer_id ?? []))]);
  const emails = new Map(referrers.map(({ id, email }) => [id, email]));
  return {
    length: found[0]?.length ?? (await users.length()),
    people: found.map((person) => listed(person, emails.get(person.referrer_id ?? '') ?? null)),
  };
}

const listed = (person: Member, referrer: string | null): ListedPerson => ({
  id: person.id,
  email: person.email,
  name: displayName(person.profile),
  status: person.status,
  place: listPlace(person).list_position,
  referrals: person.referrals,
  shares: person.shares,
  referral_code: person.referral_code,
  referrer,
  joined_at: timestamp(person.created_at),
});

/** `GET /waitlist`: the list as it stands. */
export function createWaitlistRoutes(campaign: Campaign): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', async (context) => {
    const { limit, ...query } = context.req.query();
    const given = { ...query, ...(limit !== undefined && { limit: Number(limit) }) };
    return context.json(await readWaitlist(given, campaign.store));
  });
  return app;
}
