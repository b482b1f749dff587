import { inspect } from 'node:util';
import * as v from 'valibot';
import type { RewardOffer } from './campaign/rewards.ts';
import { SandboxError } from './errors.ts';
import type { Campaign, Rate } from './server/campaign.ts';
import { type Callbacks, callbacks } from './server/shape.ts';

/** Known to everybody: right for development, and for nothing else. */
export const developmentSecret = 'sandbox_secret_do_not_use';

/** How a sandbox is made. */
export interface SandboxOptions {
  /** Key of the project, as in the address of the vendor's script: 8 lower-case letters and digits. */
  project: string;
  /**
   * Where people are kept: `'memory'`, a directory (an embedded PostgreSQL), or the address of a PostgreSQL server
   * (`postgres://…`). A directory survives a killed process, but not a power cut.
   * @defaultValue `'memory'`
   */
  database?: string | undefined;
  /**
   * The project's identity verification secret.
   * @defaultValue `'sandbox_secret_do_not_use'`
   */
  secret?: string | undefined;
  /**
   * Whether a person has to be proven, by a session or a signature. On by default, as with the vendor.
   * @defaultValue `true`
   */
  identityVerification?: boolean | undefined;
  /**
   * Whether referral codes begin with the person's name, such as `sheldo8f3k`. Off by default, as with the vendor.
   * @defaultValue `false`
   */
  vanityCodes?: boolean | undefined;
  /**
   * What referrals are rewarded with. Each offer has a descriptor of its own.
   * @defaultValue `[{ descriptor: 'discount10', name: '$10 discount', type: 'SingleSided', event: 'purchase' }]`
   */
  rewards?: readonly RewardOffer[] | undefined;
  /**
   * Address of the app that referral links lead to.
   * @defaultValue the origin of the first page that called, until then the sandbox's own
   */
  site?: string | undefined;
  /**
   * Origins of pages that may call, such as `https://staging.example`. Pages of this machine always may.
   * @defaultValue `[]`
   */
  origins?: readonly string[] | undefined;
  /**
   * What callbacks receive where the vendor documents nothing, or something else than public code relies on.
   *
   * - `documented`: `getUser` answers the user, or `null`; a failure is `{ error, status }`.
   * - `observed`: `getUser` answers `{ data: user }`, or `{ data: {} }`; a failure is `{ error }`; `authenticateUser`
   *   calls back as if nothing had happened.
   * - `silent`: no callback after a failure.
   *
   * `sandbox.fault({ callbacks })` and `PUT /faults` change it at run time.
   * @defaultValue `'documented'`
   */
  callbacks?: Callbacks | undefined;
  /**
   * How many commands and form posts one IP address may send in how many seconds; more get HTTP 429. This machine may
   * send as many as it likes.
   * @defaultValue `{ points: 600, seconds: 60 }`
   */
  rateLimit?: Rate | false | undefined;
  /**
   * Path that the sandbox is mounted under in a larger server, such as `/prefinery`. Requests keep that path.
   * @defaultValue `''`
   */
  base?: string | undefined;
  /**
   * Tells the time.
   * @defaultValue `() => new Date()`
   */
  clock?: (() => Date) | undefined;
  /**
   * Is told of the sandbox's own errors. Callers only learn that there was one.
   * @defaultValue writes to standard error
   */
  log?: ((error: unknown) => void) | undefined;
}

const httpUrl = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
);
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

const upTo = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(most));
const day = 86_400;
const rate = v.union([v.literal(false), v.strictObject({ points: upTo(1_000_000), seconds: upTo(day) })]);

const shape = v.strictObject({
  project: v.pipe(v.string(), v.regex(/^[a-z0-9]{8}$/)),
  database: v.optional(text, 'memory'),
  secret: v.optional(text, developmentSecret),
  identityVerification: v.optional(v.boolean(), true),
  vanityCodes: v.optional(v.boolean(), false),
  rewards: v.optional(offers, [exampleOffer]),
  site: v.optional(httpUrl),
  origins: v.optional(v.array(httpUrl), []),
  callbacks: v.optional(callbacks, 'documented'),
  rateLimit: v.optional(rate, { points: 600, seconds: 60 }),
  base: v.optional(v.pipe(v.string(), v.regex(/^(?:\/[\w.~-]+)*$/)), ''),
  clock: v.optional(v.pipe(v.unknown(), isFunction)),
  log: v.optional(v.pipe(v.unknown(), isFunction)),
});

const advice: Record<string, string> = {
  project: 'Give the key of a project: 8 lower-case letters and digits.',
  database: "Give 'memory', a directory, or the address of a PostgreSQL server (postgres://…).",
  secret: 'Give a text that is not empty.',
  identityVerification: 'Give true or false.',
  vanityCodes: 'Give true or false.',
  rewards:
    'Give a list of { descriptor, name, type, event }, each with a descriptor of its own. The type is SingleSided, ' +
    'DoubleSided or Milestone; a Milestone also has a number of friends, such as milestone: 3.',
  site: 'Give the address of your app, such as http://localhost:5173.',
  origins: 'Give a list of origins, such as https://staging.example.',
  callbacks: "Give 'documented', 'observed' or 'silent'.",
  rateLimit: 'Give { points: 600, seconds: 60 }, in whole numbers from 1 and for a day at most, or false.',
  base: 'Give a path such as /prefinery, without a slash at the end.',
  clock: 'Give a function that returns a Date.',
  log: 'Give a function that takes an error.',
};

/** The options with all their defaults. */
export interface Settings extends Omit<Campaign, 'store'> {
  database: string;
}

/** @throws SandboxError `invalid_option` */
export function readOptions(options: SandboxOptions): Settings {
  const read = v.safeParse(shape, options);
  if (!read.success) throw invalid(read.issues[0]);
  const { site = null, origins, ...rest } = read.output;
  return {
    ...rest,
    site,
    origins: origins.map((origin) => new URL(origin).origin),
    clock: options.clock ?? (() => new Date()),
    log: options.log ?? ((error) => process.stderr.write(`${inspect(error)}\n`)),
  };
}

/** Options that hold a secret: errors end up in logs. The address of a database has a password in it. */
const secrets = new Set(['secret', 'database']);

function invalid(issue: v.BaseIssue<unknown>): SandboxError {
  const [name] = (v.getDotPath(issue) ?? '').split('.', 1);
  if (name === undefined || name === '')
    return new SandboxError('invalid_option', 'createSandbox takes an object of options.');
  const help = advice[name];
  if (help === undefined) {
    const known = Object.keys(advice).join(', ');
    return new SandboxError('invalid_option', `There is no option ${name}. There are ${known}.`);
  }
  const given = secrets.has(name) ? 'what was given' : inspect(issue.input, { breakLength: Infinity });
  return new SandboxError('invalid_option', `${name}: ${given} will not do. ${help}`);
}
