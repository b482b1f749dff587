import type { Log } from '../../log.ts';
import type { ApiKey } from '../../campaign/api-key.ts';
import type { Limits, Rate } from '../../campaign/limits.ts';
import type { Ranking } from '../../campaign/ranking.ts';
import type { RewardOffer } from '../../campaign/offers.ts';
import type { LeaderboardColumn } from '../../campaign/leaderboard.ts';
import type { WebhookTemplates } from '../../campaign/webhook.ts';
import type { Store } from '../../store/store.ts';
import type { Activity } from './activity.ts';
import type { CampaignLock } from './campaign-lock.ts';
import type { Callbacks } from './callbacks.ts';
import type { Live } from './live.ts';

/** Everything that the routes of a campaign need: its options, its store and its services. */
export interface Campaign {
  project: string;
  /** The identity verification secret. */
  secret: string;
  identityVerification: boolean;
  /** Whether the session of the named user is enough where a wrong signature is given. */
  trustSession: boolean;
  /** Whether new users have to follow a mailed link before they count. */
  doubleOptIn: boolean;
  /** Whether referral codes begin with the user's name. */
  vanityCodes: boolean;
  /** Which of several referral links that a visitor has followed is kept. */
  keptReferrer: 'first' | 'last';
  /** The columns of the leaderboard, in order. */
  leaderboardColumns: readonly LeaderboardColumn[];
  /** What the list is ordered by. */
  ranking: Ranking;
  /** The rewards for referrals. */
  rewards: readonly RewardOffer[];
  /** Limits against fraud. */
  limits: Limits;
  /** Address of the app that referral links redirect to; `null`: the origin of the first page that called. */
  site: string | null;
  /** The sandbox's public address; `null`: the one that each request was sent to. */
  url: string | null;
  /** Proxies whose `x-forwarded-*` headers are believed. */
  trustProxy: readonly string[];
  /** Host names that the sandbox answers to, besides those of this machine and its network; `true`: any. */
  allowedHosts: readonly string[] | true;
  /** The token that control routes require of requests from other machines. */
  controlToken: () => Promise<string>;
  /** Origins of pages that may call, besides those of this machine. */
  origins: readonly string[];
  /** The format of what callbacks receive. */
  callbacks: Callbacks;
  /** The rate limit of one IP address; `false`: none. */
  rateLimit: Rate | false;
  /** Keys of the REST API. */
  restKeys: readonly ApiKey[];
  /** How errors of the REST API look. */
  restErrors: 'list' | 'single';
  /** Whether the REST API has the documented limits. */
  restLimits: boolean;
  /** Addresses that webhooks are sent to. */
  webhookUrls: readonly string[];
  /** The secret that webhooks are signed with. */
  webhookSecret: string;
  /** Bodies of webhooks, by event, in place of the default ones. */
  webhookTemplates: WebhookTemplates;
  /** Path that the sandbox is mounted under, without a slash at the end. */
  base: string;
  clock: () => Date;
  /** How far `clock` is ahead of the database's, in ms; `null`: it does not depend on that. */
  aheadOfDatabase: () => number | null;
  log: Log;
  /** Logs a warning, but the same one only once. */
  warnOnce: (sentence: string) => void;
  store: Store;
  /** Every write to the store passes it, so that a reset can wait for writes. */
  lock: CampaignLock;
  /** The commands that this process has answered. */
  activity: Activity;
  /** Tells the listeners of this process what happens. */
  live: Live;
}
