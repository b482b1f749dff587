import proxyaddr from 'proxy-addr';
import * as v from 'valibot';
import { isNetwork } from './campaign/limits.ts';
import { examplePoints } from './campaign/ranking.ts';
import type { RewardOffer } from './campaign/rewards.ts';
import { callbacks } from './server/shape.ts';

/** Known to everybody: right for development, and for nothing else. */
export const developmentSecret = 'sandbox_secret_do_not_use';

const httpUrl = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
);
/** What looks like an address is one: a mistyped one would become the name of a directory, password included. */
const isDatabase = (where: string): boolean => !/^[\w+.-]+:\/\//.test(where) || /^postgres(?:ql)?:\/\//.test(where);

function isProxyList(list: readonly string[]): boolean {
  try {
    proxyaddr.compile([...list]);
    return true;
  } catch {
    return false;
  }
}
const text = v.pipe(v.string(), v.nonEmpty());
const isFunction = v.check((value: unknown) => value === undefined || typeof value === 'function');

/** The vendor's own example. */
const exampleOffer: RewardOffer = {
  descriptor: 'discount10',
  name: '$10 discount',
  type: 'SingleSided',
  event: 'purchase',
};
const named = { descriptor: text, name: text, event: v.optional(text) };
const offer = v.variant('type', [
  v.strictObject({ ...named, type: v.picklist(['SingleSided', 'DoubleSided']) }),
  v.strictObject({
    ...named,
    type: v.literal('Milestone'),
    milestone: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  }),
]);
const offers = v.pipe(
  v.array(offer),
  v.check((list) => new Set(list.map(({ descriptor }) => descriptor)).size === list.length),
);

/** Large enough for any campaign, and nobody's points outgrow what is exact. */
const weight = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000));
const points = v.strictObject({
  signup: v.optional(weight, examplePoints.signup),
  share: v.optional(weight, examplePoints.share),
  referral: v.optional(weight, examplePoints.referral),
});
const ranking = v.union([v.picklist(['referrals', 'signup']), v.strictObject({ points })]);

const most = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000)));
const networks = v.optional(v.array(v.pipe(v.string(), v.check(isNetwork))));
const limits = v.strictObject({
  sharesPerIp: most,
  referralsPerIp: most,
  signupsPerIp: most,
  blockedIps: networks,
  allowedIps: networks,
  blockedDomains: v.optional(v.array(v.pipe(v.string(), v.regex(/^[^\s@.]+(?:\.[^\s@.]+)*$/)))),
});

const upTo = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(most));
const day = 86_400;
const rate = v.union([v.literal(false), v.strictObject({ points: upTo(1_000_000), seconds: upTo(day) })]);

/** What may be given, and what is taken where nothing is. */
export const shape = v.strictObject({
  project: v.pipe(v.string(), v.regex(/^[a-z0-9]{8}$/)),
  database: v.optional(v.pipe(text, v.check(isDatabase)), 'memory'),
  secret: v.optional(text),
  controlToken: v.optional(v.pipe(v.string(), v.regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/))),
  url: v.optional(httpUrl),
  trustProxy: v.optional(
    v.pipe(
      v.array(v.string()),
      v.check((list) => isProxyList(list)),
    ),
    [],
  ),
  allowedHosts: v.optional(v.union([v.array(text), v.literal(true)]), []),
  identityVerification: v.optional(v.boolean(), true),
  doubleOptIn: v.optional(v.boolean(), false),
  vanityCodes: v.optional(v.boolean(), false),
  ranking: v.optional(ranking, 'referrals'),
  rewards: v.optional(offers, [exampleOffer]),
  limits: v.optional(limits, {}),
  site: v.optional(httpUrl),
  origins: v.optional(v.array(v.union([httpUrl, v.literal('null')])), []),
  callbacks: v.optional(callbacks, 'documented'),
  rateLimit: v.optional(rate, { points: 600, seconds: 60 }),
  base: v.optional(v.pipe(v.string(), v.regex(/^(?:\/[\w.~-]+)*$/)), ''),
  clock: v.optional(v.pipe(v.unknown(), isFunction)),
  log: v.optional(v.looseObject({ error: v.function(), warn: v.function(), info: v.function() })),
});

/** What to give instead, by option. */
export const advice: Record<string, string> = {
  project: 'Give the key of a project: 8 lower-case letters and digits.',
  database: "Give 'memory', a directory, or the address of a PostgreSQL server (postgres://…).",
  secret: 'Give a text that is not empty.',
  controlToken: 'Give a text of plain letters, digits and signs.',
  url: 'Give the address of the sandbox, such as https://staging.example.',
  trustProxy:
    "Give a list of IP addresses or ranges such as 10.0.0.0/8, or of 'loopback', 'linklocal' and 'uniquelocal'.",
  allowedHosts: 'Give a list of names, such as kit.example, or true for any.',
  identityVerification: 'Give true or false.',
  doubleOptIn: 'Give true or false.',
  vanityCodes: 'Give true or false.',
  ranking:
    "Give 'referrals', 'signup' or, with whole numbers up to 1000000, { points: { signup: 1, share: 3, referral: 5 } }.",
  rewards:
    'Give a list of { descriptor, name, type, event }, each with a descriptor of its own. The type is SingleSided, ' +
    'DoubleSided or Milestone; a Milestone also has a number of friends, such as milestone: 3.',
  limits:
    'Give whole numbers as sharesPerIp, referralsPerIp and signupsPerIp, lists of IP addresses or ranges such as ' +
    '10.0.0.0/8 as blockedIps and allowedIps, and a list of domains such as mailinator.com as blockedDomains.',
  site: 'Give the address of your app, such as http://localhost:5173.',
  origins: "Give a list of origins, such as https://staging.example, or 'null' for pages without one.",
  callbacks: "Give 'documented', 'observed' or 'silent'.",
  rateLimit: 'Give { points: 600, seconds: 60 }, in whole numbers from 1 and for a day at most, or false.',
  base: 'Give a path such as /prefinery, without a slash at the end.',
  clock: 'Give a function that returns a Date.',
  log: 'Give a logger of pino, or console.',
};
