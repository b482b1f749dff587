/** Schemas of the options' values. */
import proxyaddr from 'proxy-addr';
import * as v from 'valibot';
import type { ApiKey } from '../campaign/api-key.ts';
import { type LeaderboardColumn, leaderboardColumns } from '../campaign/leaderboard.ts';
import { isNetwork, type Limits, type Rate } from '../campaign/limits.ts';
import { examplePoints, type Points, type Ranking } from '../campaign/ranking.ts';
import type { RewardOffer } from '../campaign/offers.ts';
import { webhookEvents, type WebhookTemplates } from '../campaign/webhook.ts';
import type { Log } from '../log.ts';

export const httpUrl = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
);
const postgresUrl = /^postgres(?:ql)?:\/\//;
/** A colon before the first slash, except after the letter of a drive; or a user before the host. */
const likeAddress = /^(?:[^./\\~][^/\\]+:|[^/\\]*:[^/\\]*@|\/\/[^/]*@)/;

/** A mistyped address must not become the name of a directory, password included. */
const isDatabase = (where: string): boolean => postgresUrl.test(where) || !likeAddress.test(where);

function isProxyList(list: readonly string[]): boolean {
  try {
    proxyaddr.compile([...list]);
    return true;
  } catch {
    return false;
  }
}
export const text = v.pipe(v.string(), v.nonEmpty());
export const database = v.pipe(text, v.check(isDatabase));
export const projectKey = v.pipe(v.string(), v.regex(/^[a-z0-9]{8}$/));
export const token = v.pipe(v.string(), v.regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/));
export const path = v.pipe(v.string(), v.regex(/^(?:\/[\w.~-]+)*$/));
export const clock = v.custom<() => Date>((value) => typeof value === 'function');
export const log: v.GenericSchema<Log> = v.custom<Log>(
  (value) => typeof value === 'object' && value !== null && ['error', 'warn', 'info'].every((name) => name in value),
);
export const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

type List = v.GenericSchema<readonly string[]>;
export const names: List = v.array(text);
export const proxies: List = v.pipe(
  v.array(v.string()),
  v.check((list) => isProxyList(list)),
);
export const origins: List = v.array(v.union([httpUrl, v.literal('null')]));

export const columns: v.GenericSchema<readonly LeaderboardColumn[]> = v.pipe(
  v.array(v.picklist(leaderboardColumns)),
  v.nonEmpty(),
  v.check((list) => new Set(list).size === list.length),
);

const permission = v.optional(v.picklist(['read', 'write', 'none']));
export const apiKeys: v.GenericSchema<readonly ApiKey[]> = v.array(
  v.strictObject({
    name: text,
    key: v.pipe(v.string(), v.regex(/^[\x21-\x39\x3b-\x7e]+$/)),
    permissions: v.optional(
      v.strictObject({
        projects: permission,
        users: permission,
        rewards: permission,
        points: permission,
        friend_invitations: permission,
      }),
    ),
  }),
);
export const urls: List = v.array(httpUrl);
export const webhookTemplates: v.GenericSchema<WebhookTemplates> = v.record(v.picklist(webhookEvents), v.unknown());

/** The vendor's own example. */
export const exampleOffer: RewardOffer = {
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
    milestone: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  }),
]);
export const offers: v.GenericSchema<readonly RewardOffer[]> = v.pipe(
  v.array(offer),
  v.check((list) => new Set(list.map(({ descriptor }) => descriptor)).size === list.length),
);

type GivenRanking =
  | 'referrals'
  | 'signup'
  | { points: { [P in keyof Points]?: number | undefined } }
  | { skip: number };

/** Large enough for any campaign, and sums of points stay exact. */
const weight = wholeNumber(0, 1_000_000);
const points = v.strictObject({
  signup: v.optional(weight, examplePoints.signup),
  share: v.optional(weight, examplePoints.share),
  referral: v.optional(weight, examplePoints.referral),
});
export const ranking: v.GenericSchema<GivenRanking, Ranking> = v.union([
  v.picklist(['referrals', 'signup']),
  v.strictObject({ points }),
  v.strictObject({ skip: wholeNumber(1, 1_000_000) }),
]);

const most = v.optional(weight);
const networks = v.optional(v.array(v.pipe(v.string(), v.check(isNetwork))));
export const limits: v.GenericSchema<Limits> = v.strictObject({
  sharesPerIp: most,
  referralsPerIp: most,
  signupsPerIp: most,
  blockedIps: networks,
  allowedIps: networks,
  blockedDomains: v.optional(v.array(v.pipe(v.string(), v.regex(/^[^\s@.]+(?:\.[^\s@.]+)*$/)))),
});

const day = 86_400;
export const rateLimit: v.GenericSchema<Rate | false> = v.union([
  v.literal(false),
  v.strictObject({ points: wholeNumber(1, 1_000_000), seconds: wholeNumber(1, day) }),
]);
