import { hash } from 'node:crypto';
import { families } from './families.ts';
import { type Details, type Person, type Status, statuses } from './person.ts';
import { createDice, type Dice } from './random.ts';
import { createSequence } from './sequence.ts';

/** A made-up user. Referrals are left out: the store counts them. */
export type SeedUser = Omit<Person, 'signup' | 'referrals' | 'site'>;

export interface CrowdOptions {
  /** How many users. */
  size: number;
  /** The same seed gives the same users. */
  seed: number;
  /** All of them joined before this time. */
  now: Date;
  /** Referral codes that users of the project have already. */
  taken: Iterable<string>;
}

/** Signups end here, so that the same number gives the same times on every day. */
const lastSignup = new Date('2026-01-01T00:00:00Z');
const second = 1000;
const span = 60 * 24 * 60 * 60 * second;
/** Signups slow down after the launch: a smaller number means a steeper start. */
const slowdown = 1.6;
const referredShare = 0.6;
/**
 * How often the referrer is drawn in proportion to the referrals that users have already. Otherwise all are equally likely, so many
 * users have one or two referrals.
 */
const proportionalShare = 0.75;
/** The shares of users without a name, and of users with one name only. */
const namelessShare = 0.1;
const mononymShare = 0.05;

/** How many of a hundred users have which status. */
const statusCounts: Record<Status, number> = {
  applied: 85,
  invited: 4,
  unconfirmed: 3,
  active: 3,
  imported: 2,
  rejected: 1,
  idle: 1,
  suspended: 1,
};
const hundred = statuses.flatMap((status) => Array<Status>(statusCounts[status]).fill(status));

/**
 * Made-up users in order of signup, like those of real campaigns: a few have referred hundreds of users, many have one referral, most
 * have none. Each hundred of them have all statuses. A larger number of users begins with those of a smaller one with the same
 * seed. The generator stores one number for each user, so a million users fit into memory.
 */
export function* crowd({ size, seed, now, taken }: CrowdOptions): Generator<SeedUser> {
  const dice = createDice(seed);
  const deck = createDeck(createDice(~seed));
  const drawCode = createSequence(createDice(seed ^ 0x5bd1e995), new Set(taken));
  const end = Math.min(now.getTime(), lastSignup.getTime());
  const credited: number[] = [];

  for (let index = 0; index < size; index += 1) {
    const referrer = drawReferrer(dice, index, credited);
    if (referrer !== null) credited.push(referrer);
    const joined = end - span * (1 - ((index + dice.next()) / size) ** slowdown) - 1;
    const created = new Date(Math.floor(joined / second) * second);
    const profile = drawProfile(dice);
    yield {
      id: uuid(seed, index),
      email: `${handle(profile)}${index + 1}@seed${seed}.example`,
      status: deck(),
      shares: Math.floor(dice.next() ** 4 * 12),
      referral_code: drawCode(),
      referrer_id: referrer === null ? null : uuid(seed, referrer),
      profile,
      created_at: created,
      updated_at: created,
    };
  }
}

/** The index of the referrer. */
function drawReferrer(dice: Dice, index: number, credited: readonly number[]): number | null {
  const referred = dice.next() < referredShare;
  const isProportional = dice.next() < proportionalShare && credited.length > 0;
  const drawn = dice.below(isProportional ? credited.length : index);
  if (!referred || index === 0) return null;
  return isProportional ? (credited[drawn] ?? null) : drawn;
}

/** Draws the statuses of each hundred users in random order. */
function createDeck(dice: Dice): () => Status {
  let cards: Status[] = [];
  return () => {
    if (cards.length === 0) cards = [...hundred];
    const [card] = cards.splice(dice.below(cards.length), 1);
    return card ?? 'applied';
  };
}

/** The name of a made-up user, their browser, and how they came to the site. */
export function drawProfile(dice: Dice): Details {
  const [firsts, lasts] = dice.pick(families);
  const [first_name, last_name] = [dice.pick(firsts), dice.pick(lasts)];
  const found = { ...dice.pick(devices), ...dice.pick(sources) };
  const luck = dice.next();
  if (luck < namelessShare) return found;
  return luck < namelessShare + mononymShare ? { first_name, ...found } : { first_name, last_name, ...found };
}

const devices: readonly [Details, ...Details[]] = [
  { browser_name: 'Chrome', browser_version: '138.0.0.0', os_name: 'Windows', os_version: 'NT 10.0' },
  { browser_name: 'Chrome', browser_version: '138.0.0.0', os_name: 'Android', os_version: '14' },
  { browser_name: 'Safari', browser_version: '18.5', os_name: 'iOS', os_version: '18.5' },
  { browser_name: 'Safari', browser_version: '18.5', os_name: 'Mac OS X', os_version: '10.15.7' },
  { browser_name: 'Firefox', browser_version: '140.0', os_name: 'Linux' },
];

const sources: readonly [Details, ...Details[]] = [
  {},
  {},
  { http_referrer: 'https://www.google.com/' },
  { http_referrer: 'https://news.ycombinator.com/' },
  { http_referrer: 'https://www.facebook.com/', utm_source: 'facebook', utm_medium: 'cpc', utm_campaign: 'launch' },
  { utm_source: 'newsletter', utm_medium: 'email', utm_campaign: 'launch' },
];

/** The part of an e-mail address before the number: the name without what is no letter from a to z, or a plain word. */
export const handle = ({ first_name, last_name }: Details): string =>
  [first_name, last_name]
    .map((name) =>
      (name ?? '')
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^a-z]/g, '')
        .slice(0, 20),
    )
    .filter((name) => name !== '')
    .join('.') || 'person';

/** An id that is computed from the seed and the index, so that ids need not be stored. */
function uuid(seed: number, index: number): string {
  const hex = hash('sha256', `${seed} ${index}`);
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
