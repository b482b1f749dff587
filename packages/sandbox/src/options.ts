import { inspect } from 'node:util';
import * as v from 'valibot';
import type { Limits } from './campaign/limits.ts';
import type { Points } from './campaign/ranking.ts';
import type { RewardOffer } from './campaign/rewards.ts';
import { publicSecret, SandboxError } from './errors.ts';
import { createLog, createWarnOnce, type Log } from './log.ts';
import type { Campaign, Rate } from './server/campaign.ts';
import { isLoopback } from './server/gate.ts';
import type { Callbacks } from './server/shape.ts';
import { advice, developmentSecret, shape } from './shape.ts';

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
   * Whether new people are `unconfirmed`, and nobody's referrals, until they have followed the link that is mailed to
   * them. Nothing is sent: `sandbox.outbox()` has the mails.
   * @defaultValue `false`
   */
  doubleOptIn?: boolean | undefined;
  /**
   * Whether referral codes begin with the person's name, such as `sheldo8f3k`. Off by default, as with the vendor.
   * @defaultValue `false`
   */
  vanityCodes?: boolean | undefined;
  /**
   * What decides who is ahead on the list: referrals, the time of signup, or points. Ties go by signup. A weight that
   * is left out is the vendor's: 1 for the signup, 3 for a share, 5 for a referral.
   * @defaultValue `'referrals'`
   * @example
   * ```ts
   * await createSandbox({ project: 'abcd1234', ranking: { points: { share: 1, referral: 10 } } });
   * ```
   */
  ranking?: 'referrals' | 'signup' | { points: Partial<Points> } | undefined;
  /**
   * What referrals are rewarded with. Each offer has a descriptor of its own.
   * @defaultValue `[{ descriptor: 'discount10', name: '$10 discount', type: 'SingleSided', event: 'purchase' }]`
   */
  rewards?: readonly RewardOffer[] | undefined;
  /**
   * What is done against fraud. Whoever is stopped by it gets an error with the status 422, to show in the form.
   * Counting begins with the limit. Calls within the process have no IP address, unless `fetch` is told one.
   * @defaultValue `{}`: nothing
   * @example
   * ```ts
   * const limits = { signupsPerIp: 3, blockedIps: ['10.0.0.0/8'], blockedDomains: ['mailinator.com'] };
   * await createSandbox({ project: 'abcd1234', limits });
   * ```
   */
  limits?: Limits | undefined;
  /**
   * Address of the app that referral links lead to.
   * @defaultValue the origin of the first page that called, until then the sandbox's own
   */
  site?: string | undefined;
  /**
   * The sandbox's own address for the public, such as `https://staging.example`: it is in all links. Control then wants the
   * control token.
   * @defaultValue the address that it is called by
   */
  url?: string | undefined;
  /**
   * Proxies that tell the truth about the address, the protocol and the host that a request came in by: IP addresses, ranges, or
   * `loopback`, `linklocal` and `uniquelocal`. Control then wants the control token.
   * @defaultValue `[]`: none
   */
  trustProxy?: readonly string[] | undefined;
  /**
   * Names that the sandbox is called by, such as `kit.example`. It always answers to `localhost`, to IP addresses, to names
   * without a dot, and to that of its `url`. `true` is any name: for a server that has looked at it already.
   * @defaultValue `[]`
   */
  allowedHosts?: readonly string[] | true | undefined;
  /**
   * What programs on other machines send as `authorization: Bearer TOKEN` to read the outbox, to reset and the like.
   * @defaultValue a random one, kept in the database; `sandbox.controlToken()` has it
   */
  controlToken?: string | undefined;
  /**
   * Origins of pages that may call, such as `https://staging.example`. Pages of this machine always may. `'null'` are all
   * pages without an origin, such as those opened from disk, and those that strangers put into a sandboxed iframe.
   * @defaultValue `[]`
   */
  origins?: readonly string[] | undefined;
  /**
   * What callbacks receive where the vendor documents nothing, or something else than public code relies on.
   *
   * - `documented`: `getUser` answers the user, or `null`; a failure is `{ error, status }`.
   * - `observed`: `getUser` answers `{ data: user }`, or `{ data: null }`; a failure is `{ error }`; `authenticateUser`
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
   * @defaultValue the time of this machine or, on a PostgreSQL server, that of the server
   */
  clock?: (() => Date) | undefined;
  /**
   * Is told of the sandbox's own errors, of which callers only learn that there was one, of warnings and of requests.
   * @defaultValue writes errors and warnings to standard error
   */
  log?: Log | undefined;
}

/** The options with all their defaults. */
export interface Settings extends Omit<Campaign, 'store' | 'door' | 'controlToken' | 'clock' | 'isServerTime'> {
  /** `null`: that of the database. */
  clock: (() => Date) | null;
  database: string;
  controlToken: string | null;
  /** Whether a secret was given, be it the one that everybody knows. */
  hasOwnSecret: boolean;
}

/** @throws SandboxError `invalid_option` */
export function readOptions(options: SandboxOptions): Settings {
  const read = v.safeParse(shape, options);
  if (!read.success) throw invalid(read.issues[0]);
  const { site = null, url = null, origins, secret, controlToken = null, ...rest } = read.output;
  if (secret === undefined && url !== null && !isLoopback(new URL(url).origin)) throw publicSecret();
  const log = options.log ?? createLog();
  return {
    ...rest,
    secret: secret ?? developmentSecret,
    hasOwnSecret: secret !== undefined,
    controlToken,
    url,
    site,
    origins: origins.map((origin) => (origin === 'null' ? origin : new URL(origin).origin)),
    clock: options.clock ?? null,
    log,
    warnOnce: createWarnOnce(log),
  };
}

/** Options that hold a secret: errors end up in logs. The address of a database has a password in it. */
const secrets = new Set(['secret', 'database', 'controlToken']);

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
