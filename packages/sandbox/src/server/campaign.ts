import type { Log } from '../log.ts';
import type { Limits } from '../campaign/limits.ts';
import type { Ranking } from '../campaign/ranking.ts';
import type { RewardOffer } from '../campaign/rewards.ts';
import type { Store } from '../store/store.ts';
import type { Door } from './door.ts';
import type { Callbacks } from './shape.ts';

/** How many requests one address may make in how many seconds. */
export interface Rate {
  points: number;
  seconds: number;
}

/** The campaign as the server runs it: its settings and what it keeps. */
export interface Campaign {
  project: string;
  /** The identity verification secret. */
  secret: string;
  identityVerification: boolean;
  /** Whether new people have to follow a mailed link before they count. */
  doubleOptIn: boolean;
  /** Whether referral codes begin with the person's name. */
  vanityCodes: boolean;
  /** What decides who is ahead on the list. */
  ranking: Ranking;
  /** What referrals are rewarded with. */
  rewards: readonly RewardOffer[];
  /** What is done against fraud. */
  limits: Limits;
  /** Address of the app that referral links lead to; `null`: where the first page that called is. */
  site: string | null;
  /** The sandbox's own address for the public; `null`: as it is called. */
  url: string | null;
  /** Proxies whose word is taken for where a request comes from. */
  trustProxy: readonly string[];
  /** Names that the sandbox is called by, besides those of this machine and its network; `true`: any. */
  allowedHosts: readonly string[] | true;
  /** What opens control from elsewhere. */
  controlToken: () => Promise<string>;
  /** Origins of pages that may call, besides those of this machine. */
  origins: readonly string[];
  /** What callbacks receive. */
  callbacks: Callbacks;
  /** How often one address may call; `false`: as often as it likes. */
  rateLimit: Rate | false;
  /** Path that the sandbox is mounted under, without a slash at the end. */
  base: string;
  clock: () => Date;
  /** Whether that is the time of the database. */
  isServerTime: boolean;
  log: Log;
  /** Warns of something that callers are likely to do again. */
  warnOnce: (sentence: string) => void;
  store: Store;
  /** Whoever changes the store passes it. */
  door: Door;
}
