import { randomInt } from 'node:crypto';
import { customAlphabet } from 'nanoid';
import * as v from 'valibot';
import type { Details } from '../../campaign/person.ts';
import { createDice, type Dice } from '../../campaign/random.ts';
import { drawProfile, handle } from '../../campaign/seed-users.ts';
import { SandboxError, unknownPerson } from '../../errors.ts';
import { wrongValue } from '../../quote.ts';
import { addUser } from '../api/handlers/addUser.ts';
import type { Visit } from '../api/visit.ts';
import type { Campaign } from '../foundation/campaign.ts';
import { Refusal } from '../foundation/refusal.ts';
import { storable } from '../foundation/storable.ts';

/** Who joins. */
export interface JoinOptions {
  /**
   * How many users, up to 1000.
   * @defaultValue 1
   */
  count?: number | undefined;
  /**
   * E-mail address of the user whose referral link all of them follow.
   * @defaultValue they come by no link
   */
  referrer?: string | undefined;
  /**
   * The share of them, from 0 to 1, who follow the link of some user on the list. It goes without `referrer`.
   * @defaultValue 0
   */
  referred?: number | undefined;
  /**
   * With double opt-in: whether they follow the link in their mail, too.
   * @defaultValue true
   */
  confirm?: boolean | undefined;
}

/**
 * Made-up users join, one after another, as visitors of the app do.
 * @returns their e-mail addresses
 */
export type JoinMadeUp = (given: unknown, base: string) => Promise<string[]>;

const options = v.pipe(
  v.strictObject({
    count: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)), 1),
    referrer: v.optional(v.string()),
    referred: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0),
    confirm: v.optional(v.boolean(), true),
  }),
  v.check(({ referrer, referred }) => referrer === undefined || referred === 0),
);
const example = { count: 3, referrer: 'amy@example.com' };

function readOptions(given: unknown): v.InferOutput<typeof options> {
  const read = v.safeParse(options, given);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new SandboxError(
    'invalid_option',
    `${wrongValue(issue, 'join')} Give a count up to ` +
      `1000 and, if you want, an e-mail address as referrer, or as referred a number from 0 to 1: ${JSON.stringify(example)}.`,
  );
}

const drawTail = customAlphabet('0123456789abcdefghijklmnopqrstuvwxyz', 4);

/** An address that nobody has: among thousands of users, some of the same name would get the same one. */
export async function drawEmail(
  name: string,
  isTaken: (email: string) => Promise<boolean>,
  draw: () => string = drawTail,
): Promise<string> {
  const email = `${name}.${draw()}@people.example`;
  return (await isTaken(email)) ? drawEmail(name, isTaken, draw) : email;
}

/** Of the users who may have sent them, how many are those who are ahead. */
const leaders = 20;

/**
 * Faults do not affect these signups, and limits by IP address do not apply: they have none. Everything else is as with a signup in
 * a page: credit, rewards, mails, webhooks, and a line of the activity.
 */
export function createMadeUpSignups(campaign: Campaign): JoinMadeUp {
  const { activity, clock, lock, live, rewards: offers, site, store } = campaign;

  const isTaken = async (email: string): Promise<boolean> => (await store.users.find({ email })) !== null;

  const joinOne = async (dice: Dice, code: string | null, confirms: boolean, base: string) => {
    const { first_name, last_name, ...found } = drawProfile(dice);
    const email = await drawEmail(handle({ first_name, last_name }), isTaken);
    const data = { email, ...(first_name && { first_name }), ...(last_name && { last_name }) };
    const begin = performance.now();
    const visit = visitOf(found, code, base, site ?? (await store.remembered.find('site')));
    if (code !== null) await lock.share(() => store.users.countShare(code, null, clock()));
    const { result } = await lock.share(() => addUser(data, visit, campaign));
    activity.add({
      at: new Date().toISOString(),
      command: 'addUser',
      data,
      answer: result,
      status: 200,
      ms: Math.round(performance.now() - begin),
      user: null,
      visitor: null,
      ip: null,
      origin: visit.pageOrigin,
      referrer_code: code,
      by: 'script',
    });
    if (confirms) {
      const step = { who: { id: result.id }, from: 'unconfirmed', to: 'applied', offers, now: clock() } as const;
      await lock.share(() => store.users.step(step));
    }
    live.tell({ type: 'changed' });
    return result;
  };

  return async (given, base) => {
    const { count, referrer, referred, confirm } = readOptions(given);
    const sender = referrer === undefined ? null : await store.users.find({ email: storable(referrer) });
    if (referrer !== undefined && sender === null) throw unknownPerson(referrer);
    const dice = createDice(randomInt(2 ** 32));
    const codes = referred === 0 ? [] : (await store.users.ranked(leaders)).map((person) => person.referral_code);
    const joined: string[] = [];
    try {
      for (let index = 0; index < count; index += 1) {
        const drawn = dice.next() < referred ? (codes[dice.below(codes.length)] ?? null) : null;
        const { email, referral_code } = await joinOne(dice, sender?.referral_code ?? drawn, confirm, base);
        joined.push(email);
        codes.push(referral_code);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new SandboxError(
        'invalid_option',
        `${joined.length} of ${count} joined, and then a signup was refused: ${error.message}`,
      );
    }
    return joined;
  };
}

/** The visit of a made-up user to the app. */
function visitOf(
  { http_referrer = null, utm_source, utm_medium, utm_campaign }: Details,
  referrerCode: string | null,
  base: string,
  site: string | null,
): Visit {
  const own = new URL(base).origin;
  const utm = { utm_source, utm_medium, utm_campaign };
  return {
    session: null,
    sessionToken: null,
    visitorId: null,
    page: {
      url: site ?? base,
      referrer: http_referrer,
      utm: Object.fromEntries(Object.entries(utm).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    },
    pageOrigin: site === null ? own : new URL(site).origin,
    referrerCode,
    own,
    base,
    userAgent: '',
    ip: null,
  };
}
