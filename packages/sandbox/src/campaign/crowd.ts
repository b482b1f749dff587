import { plainCode } from './codes.ts';
import { families } from './names.ts';
import type { Details, Person } from './person.ts';
import { createDice, type Dice } from './random.ts';

/** A made-up person. Referral counts are not in here: the store counts the links. */
export type Extra = Omit<Person, 'signup' | 'referrals'>;

export interface CrowdOptions {
  /** How many people. */
  size: number;
  /** The same number gives the same crowd. */
  seed: number;
  /** Everybody joined before this. */
  now: Date;
  /** Codes that people of the project have already. */
  taken: Iterable<string>;
}

const span = 60 * 24 * 60 * 60 * 1000;
/** Signups slow down after the launch: a smaller number means a steeper start. */
const slowdown = 1.6;
const referredShare = 0.6;
/** How often the well-known get better known. The rest is luck, and gives the long tail. */
const fameShare = 0.75;

/**
 * Made-up people in order of signup, as campaigns really look: a few have brought in hundreds, many are tied at one
 * and most at none. Nobody of a larger crowd differs from the smaller one of the same seed in who they are.
 */
export function* crowd({ size, seed, now, taken }: CrowdOptions): Generator<Extra> {
  const dice = createDice(seed);
  const spare = createDice(~seed);
  const codes = new Set(taken);
  const ids: string[] = [];
  const credited: string[] = [];

  for (let index = 0; index < size; index += 1) {
    const id = uuid(dice);
    const referrer = drawReferrer(dice, ids, credited);
    if (referrer !== null) credited.push(referrer);
    ids.push(id);
    const joined = new Date(now.getTime() - span * (1 - ((index + dice.next()) / size) ** slowdown) - 1);
    const profile = drawProfile(dice);
    let code = plainCode(dice.bytes);
    while (codes.has(code)) code = plainCode(spare.bytes);
    codes.add(code);
    yield {
      id,
      email: `${handle(profile)}${index + 1}@seed${seed}.example`,
      status: 'applied',
      shares: Math.floor(dice.next() ** 4 * 12),
      referral_code: code,
      referrer_id: referrer,
      profile,
      created_at: joined,
      updated_at: joined,
    };
  }
}

function drawReferrer(dice: Dice, ids: string[], credited: string[]): string | null {
  const referred = dice.next() < referredShare;
  const crowd = dice.next() < fameShare && credited.length > 0 ? credited : ids;
  const referrer = crowd[dice.below(crowd.length)];
  return referred && referrer !== undefined ? referrer : null;
}

function drawProfile(dice: Dice): Details {
  const [first, last] = dice.pick(families);
  const names = { first_name: dice.pick(first), last_name: dice.pick(last) };
  const found = { ...dice.pick(devices), ...dice.pick(sources) };
  // Some people leave nothing but their e-mail address.
  return dice.next() < 0.9 ? { ...names, ...found } : found;
}

const devices: readonly [Details, ...Details[]] = [
  { browser_name: 'Chrome', browser_version: '138.0.0.0', os_name: 'Windows', os_version: 'NT 10.0' },
  { browser_name: 'Chrome', browser_version: '138.0.0.0', os_name: 'Android', os_version: '14' },
  { browser_name: 'Safari', browser_version: '18.5', os_name: 'iOS', os_version: '18.5' },
  { browser_name: 'Safari', browser_version: '18.5', os_name: 'macOS', os_version: '10.15.7' },
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

/** The part of an address before its number. Names that no address can spell become a plain word. */
const handle = ({ first_name, last_name }: Details): string =>
  [first_name, last_name]
    .map((name) =>
      (name ?? '')
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^a-z]/g, ''),
    )
    .filter((name) => name !== '')
    .join('.') || 'person';

function uuid(dice: Dice): string {
  const hex = Buffer.from(dice.bytes(16)).toString('hex');
  const variant = dice.pick(['8', '9', 'a', 'b']);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join(
    '-',
  );
}
