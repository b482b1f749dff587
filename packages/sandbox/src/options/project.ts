import { SandboxError } from '../errors.ts';
import { isLoopback } from '../server/edge/loopback.ts';
import { readOptions, type Settings } from './read.ts';
import { type Option, type SandboxConfig, seededUsers, table, developmentWebhookSecret } from './table.ts';
import { readValue, unknownOption } from './values.ts';
import { wholeNumber } from './schemas.ts';

/** The options that a further project may have of its own. */
const campaignNames = [
  'secret',
  'identityVerification',
  'trustSession',
  'doubleOptIn',
  'vanityCodes',
  'keptReferrer',
  'leaderboardColumns',
  'ranking',
  'rewards',
  'limits',
  'site',
  'origins',
  'callbacks',
  'rateLimit',
  'restKeys',
  'restErrors',
  'restLimits',
  'webhookUrls',
  'webhookSecret',
  'webhookTemplates',
] as const;
const startNames = ['seedUsers', 'seed', 'faults'] as const;

/** How long a project is there after the last request to it, in seconds. */
const defaultLease = 300;
const longestLease = 24 * 60 * 60;

/** Options of a further project. Those of the campaign that are left out are those that the sandbox was started with. */
export interface ProjectOptions extends Pick<
  SandboxConfig,
  (typeof campaignNames)[number] | (typeof startNames)[number]
> {
  /**
   * How long the project is there after the last request to it, in seconds, up to a day. A worker that has crashed leaves its project
   * behind for so long.
   * @defaultValue 300
   */
  lease?: number | undefined;
}

/** What a project begins with. */
export interface ProjectStart {
  settings: Settings;
  seed: { users: number; seed: number };
  faults: NonNullable<SandboxConfig['faults']>;
  /** In ms. */
  lease: number;
}

const lease: Option = {
  group: 'Who is in it',
  schema: wholeNumber(1, longestLease),
  advice: `Give a whole number of seconds, up to ${longestLease}.`,
  about: '',
  otherwise: '',
};
const known: Record<string, Option> = {
  ...Object.fromEntries([...campaignNames, ...startNames].map((name) => [name, table[name]])),
  lease,
};

/**
 * @param parent the settings of the campaign that the sandbox was started with
 * @throws SandboxError `invalid_option`
 */
export function readProjectOptions(given: unknown, parent: Settings, project: string): ProjectStart {
  check(given);
  const { seedUsers, seed, faults = {}, lease: seconds = defaultLease, ...own } = given;
  const webhookSecret = own.webhookSecret ?? ownWebhookSecret(parent);
  const read = readOptions({ ...own, ...(own.webhookUrls && { webhookSecret }), project, log: parent.log });
  const changed = Object.fromEntries(
    campaignNames.filter((name) => own[name] !== undefined).map((name) => [name, read[name]]),
  ) as Partial<Settings>;
  return {
    settings: {
      ...parent,
      ...changed,
      shown: parent.shown.map((setting) =>
        setting.name === 'project' || Object.hasOwn(given, setting.name)
          ? (read.shown.find(({ name }) => name === setting.name) ?? setting)
          : setting,
      ),
      project,
      base: `${parent.base}/p/${project}`,
    },
    seed: { users: seedUsers ?? (seed === undefined ? 0 : seededUsers), seed: seed ?? 1 },
    faults,
    lease: seconds * 1000,
  };
}

function check(given: unknown): asserts given is ProjectOptions {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new SandboxError('invalid_option', 'A project takes an object of options, such as { "seedUsers": 20 }.');
  for (const [name, value] of Object.entries(given)) {
    const row = known[name];
    if (row === undefined || !Object.hasOwn(known, name)) throw unknownOption(name, known, ' of a project');
    if (value !== undefined) readValue(name, row, value);
  }
}

/** The default webhook secret is not passed on: with it, webhooks of the project stay on this machine. */
const ownWebhookSecret = ({ webhookSecret, webhookUrls }: Settings): string | undefined =>
  webhookSecret === developmentWebhookSecret && webhookUrls.every((url) => isLoopback(new URL(url).origin))
    ? undefined
    : webhookSecret;
