import { developmentApiKey } from '../campaign/api-key.ts';
import { usualColumns } from '../campaign/leaderboard.ts';
import { publicSecret, publicWebhookSecret, SandboxError } from '../errors.ts';
import { createLog, createWarnOnce } from '../log.ts';
import type { Campaign } from '../server/foundation/campaign.ts';
import { isLoopback } from '../server/edge/loopback.ts';
import { readValue, unknownOption } from './values.ts';
import { recordedOptions } from '../probe/recorded.ts';
import type { SandboxSetting } from '../server/control/settings.ts';
import { exampleOffer } from './schemas.ts';
import { type GivenOptions, givenInCode, showSettings } from './shown.ts';
import {
  campaignOptions,
  developmentSecret,
  developmentWebhookSecret,
  type Option,
  type SandboxOptions,
} from './table.ts';

/** The options with defaults filled in. */
export interface Settings extends Omit<
  Campaign,
  'store' | 'lock' | 'activity' | 'live' | 'controlToken' | 'clock' | 'aheadOfDatabase'
> {
  /** `null`: the clock of the database. */
  clock: (() => Date) | null;
  database: string;
  controlToken: string | null;
  /** Whether a secret was given, even if it is the default one. */
  hasOwnSecret: boolean;
  /** All options as they may be shown. */
  shown: readonly SandboxSetting[];
}

/**
 * @param given the options of the command line, and where each was given
 * @defaultValue of `given`: the options were given in code
 * @throws SandboxError `invalid_option`
 */
export function readOptions(options: SandboxOptions, given?: GivenOptions): Settings {
  const settings = fillIn(options);
  return { ...settings, shown: showSettings(given ?? givenInCode(options), settings, given !== undefined) };
}

function fillIn(options: SandboxOptions): Omit<Settings, 'shown'> {
  const { secret, url = null, origins = [], log = createLog(), recorded, ...given } = checked(options);
  const played = recorded ? recordedOptions(recorded) : {};
  const { webhookUrls = [], webhookSecret } = given;
  if (webhookSecret === undefined && webhookUrls.some((address) => !isLoopback(new URL(address).origin)))
    throw publicWebhookSecret();
  if (secret === undefined && url !== null && !isLoopback(new URL(url).origin)) throw publicSecret();
  return {
    project: given.project,
    database: given.database ?? 'memory',
    secret: secret ?? developmentSecret,
    hasOwnSecret: secret !== undefined,
    controlToken: given.controlToken ?? null,
    identityVerification: given.identityVerification ?? played.identityVerification ?? true,
    trustSession: given.trustSession ?? played.trustSession ?? false,
    doubleOptIn: given.doubleOptIn ?? played.doubleOptIn ?? false,
    vanityCodes: given.vanityCodes ?? played.vanityCodes ?? false,
    keptReferrer: given.keptReferrer ?? played.keptReferrer ?? 'last',
    leaderboardColumns: given.leaderboardColumns ?? played.leaderboardColumns ?? usualColumns,
    ranking: readValue('ranking', campaignOptions.ranking, given.ranking ?? 'referrals'),
    rewards: given.rewards ?? [exampleOffer],
    limits: given.limits ?? {},
    site: given.site ?? null,
    url,
    trustProxy: given.trustProxy ?? [],
    allowedHosts: given.allowedHosts ?? [],
    origins: origins.map((origin) => (origin === 'null' ? origin : new URL(origin).origin)),
    callbacks: given.callbacks ?? played.callbacks ?? 'documented',
    rateLimit: given.rateLimit ?? { points: 600, seconds: 60 },
    restKeys: given.restKeys ?? [{ name: 'development', key: developmentApiKey }],
    restErrors: given.restErrors ?? played.restErrors ?? 'list',
    restLimits: given.restLimits ?? true,
    webhookUrls: [...new Set(webhookUrls)],
    webhookSecret: webhookSecret ?? developmentWebhookSecret,
    webhookTemplates: given.webhookTemplates ?? played.webhookTemplates ?? {},
    base: given.base ?? '',
    clock: given.clock ?? null,
    log,
    warnOnce: createWarnOnce(log),
  };
}

function checked(options: SandboxOptions): SandboxOptions {
  if (typeof options !== 'object' || options === null)
    throw new SandboxError('invalid_option', 'createSandbox takes an object of options.');
  for (const name of Object.keys(options))
    if (!Object.hasOwn(campaignOptions, name)) throw unknownOption(name, campaignOptions);
  for (const [name, row] of Object.entries<Option>(campaignOptions)) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined || name === 'project') readValue(name, row, value);
  }
  return options;
}
