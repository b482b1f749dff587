/**
 * Every option of the sandbox, once: its type, what it may be, what to say of it, and how it is given. The types, `--help`,
 * the command line, the environment, `prefinery.config.ts`, the errors and the list in the README are made from this table.
 */
import * as v from 'valibot';
import { mostSeed, mostUsers } from '../population.ts';
import { faultsAdvice, faultsShape } from '../server/faults.ts';
import { callbacks } from '../server/shape.ts';
import {
  clock,
  database,
  httpUrl,
  limits,
  log,
  names,
  offers,
  origins,
  path,
  projectKey,
  proxies,
  ranking,
  rateLimit,
  text,
  token,
  wholeNumber,
} from './schemas.ts';

/** Known to everybody: right for development, and for nothing else. */
export const developmentSecret = 'sandbox_secret_do_not_use';

/** How many people are made up where only a seed is given. */
export const seededUsers = 100;

export const groups = [
  'Where it listens',
  'What the campaign is like',
  'Who is in it',
  'What goes wrong',
  'What it writes',
] as const;

/** An option. */
export interface Option<S extends v.GenericSchema = v.GenericSchema> {
  group: (typeof groups)[number];
  /** What its value may be. */
  schema: S;
  /** What to give instead of a value that it may not be. */
  advice: string;
  /** What it is, in a few words. */
  about: string;
  /** What holds where it is not given. */
  otherwise: string;
  /** How it is written as a text, if it can be. */
  flag?: Flag;
  /** Whether its value is neither shown nor logged. */
  isSecret?: true;
}

/** An option on the command line and in the environment. */
export interface Flag {
  /**
   * How its text is read: as it is, as a number, as on or off, as JSON (or a plain word), or as one item of a list, which
   * may be given again.
   */
  kind: 'text' | 'number' | 'switch' | 'json' | 'list' | 'jsonList';
  /** Its name on the command line, if that is not the option's own. */
  name?: string;
  /** What stands for the value in `--help`. */
  value?: string;
  examples: readonly string[];
}

const option = <S extends v.GenericSchema>(given: Option<S>): Option<S> => given;

/** What a campaign is made with. */
export const campaignOptions = {
  /** Key of the project, as in the address of the vendor's script: 8 lower-case letters and digits. */
  project: option({
    group: 'What the campaign is like',
    schema: projectKey,
    advice: 'Give the key of a project: 8 lower-case letters and digits.',
    about: 'key of the project, as in the address of the script: 8 lower-case letters and digits',
    otherwise: 'sandbox1 on the command line; in code it has to be given',
    flag: { kind: 'text', value: 'KEY', examples: ['--project abcd1234'] },
  }),
  /**
   * Where people are kept: `'memory'`, a directory (an embedded PostgreSQL), or the address of a PostgreSQL server
   * (`postgres://…`). A directory survives a killed process, but not a power cut.
   * @defaultValue `'memory'`
   */
  database: option({
    group: 'Who is in it',
    schema: database,
    advice: "Give 'memory', a directory, or the address of a PostgreSQL server (postgres://…).",
    about: 'where people are kept: in memory until the end, in a directory, or in PostgreSQL',
    otherwise: 'memory',
    flag: {
      kind: 'text',
      value: 'memory|DIR|URL',
      examples: ['--database .prefinery', '--database postgres://me:password@localhost/people'],
    },
    isSecret: true,
  }),
  /**
   * The project's identity verification secret.
   * @defaultValue `'sandbox_secret_do_not_use'`
   */
  secret: option({
    group: 'What the campaign is like',
    schema: text,
    advice: 'Give a text that is not empty.',
    about: 'identity verification secret, which your server signs with',
    otherwise: developmentSecret,
    flag: { kind: 'text', value: 'TEXT', examples: ['--secret another_one'] },
    isSecret: true,
  }),
  /**
   * What programs on other machines send as `authorization: Bearer TOKEN` to read the outbox, to reset and the like.
   * @defaultValue a random one, kept in the database; `sandbox.controlToken()` has it
   */
  controlToken: option({
    group: 'What the campaign is like',
    schema: token,
    advice: 'Give a text of plain letters, digits and signs.',
    about:
      'what opens /outbox, /reset and the like from other machines and through proxies, sent as "authorization: Bearer TEXT"',
    otherwise: 'a random one, printed where it is needed',
    flag: { kind: 'text', value: 'TEXT', examples: ['--control-token open_sesame'] },
    isSecret: true,
  }),
  /**
   * Whether a person has to be proven, by a session or a signature. On by default, as with the vendor.
   * @defaultValue `true`
   */
  identityVerification: option({
    group: 'What the campaign is like',
    schema: v.boolean(),
    advice: 'Give true or false.',
    about: 'whether people must prove who they are',
    otherwise: 'on',
    flag: { kind: 'switch', examples: ['--no-identity-verification'] },
  }),
  /**
   * Whether new people are `unconfirmed`, and nobody's referrals, until they have followed the link that is mailed to
   * them. Nothing is sent: `sandbox.outbox()` has the mails.
   * @defaultValue `false`
   */
  doubleOptIn: option({
    group: 'What the campaign is like',
    schema: v.boolean(),
    advice: 'Give true or false.',
    about: 'new people count once they have followed a mailed link; /outbox has the mails',
    otherwise: 'off',
    flag: { kind: 'switch', examples: ['--double-opt-in'] },
  }),
  /**
   * Whether referral codes begin with the person's name, such as `sheldo8f3k`. Off by default, as with the vendor.
   * @defaultValue `false`
   */
  vanityCodes: option({
    group: 'What the campaign is like',
    schema: v.boolean(),
    advice: 'Give true or false.',
    about: "whether referral codes begin with the person's name",
    otherwise: 'off',
    flag: { kind: 'switch', examples: ['--vanity-codes'] },
  }),
  /**
   * What decides who is ahead on the list: referrals, the time of signup, points, or the time of signup with a number of
   * places to skip for each referral. Ties go by signup. A weight that is left out is the vendor's: 1 for the signup, 3 for a
   * share, 5 for a referral.
   * @defaultValue `'referrals'`
   * @example
   * ```ts
   * await createSandbox({ project: 'abcd1234', ranking: { points: { share: 1, referral: 10 } } });
   * await createSandbox({ project: 'abcd1234', ranking: { skip: 3 } });
   * ```
   */
  ranking: option({
    group: 'What the campaign is like',
    schema: ranking,
    advice:
      "Give 'referrals', 'signup' or, with whole numbers up to 1000000, { points: { signup: 1, share: 3, referral: 5 } } or " +
      '{ skip: 3 }.',
    about: 'what decides who is ahead on the list',
    otherwise: 'referrals',
    flag: {
      kind: 'json',
      value: 'referrals|signup|JSON',
      examples: ['--ranking signup', `--ranking '{"points":{"share":1,"referral":10}}'`, `--ranking '{"skip":3}'`],
    },
  }),
  /**
   * What referrals are rewarded with. Each offer has a descriptor of its own.
   * @defaultValue `[{ descriptor: 'discount10', name: '$10 discount', type: 'SingleSided', event: 'purchase' }]`
   */
  rewards: option({
    group: 'What the campaign is like',
    schema: offers,
    advice:
      'Give a list of { descriptor, name, type, event }, each with a descriptor of its own. The type is SingleSided, ' +
      'DoubleSided or Milestone; a Milestone also has a number of friends, such as milestone: 3.',
    about: 'what referrals are rewarded with, and at which event',
    otherwise: 'a discount of $10 at the event "purchase"',
    flag: {
      kind: 'jsonList',
      name: 'reward',
      value: 'JSON',
      examples: [
        `--reward '{"descriptor":"shirt","name":"T-shirt","type":"Milestone","milestone":3}'`,
        `--reward '{"descriptor":"month","name":"A month","type":"DoubleSided","event":"subscribed"}'`,
      ],
    },
  }),
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
  limits: option({
    group: 'What the campaign is like',
    schema: limits,
    advice:
      'Give whole numbers as sharesPerIp, referralsPerIp and signupsPerIp, lists of IP addresses or ranges such as ' +
      '10.0.0.0/8 as blockedIps and allowedIps, and a list of domains such as mailinator.com as blockedDomains.',
    about: 'what is done against fraud',
    otherwise: 'nothing',
    flag: {
      kind: 'json',
      value: 'JSON',
      examples: [`--limits '{"signupsPerIp":3,"blockedDomains":["mailinator.com"]}'`],
    },
  }),
  /**
   * Address of the app that referral links lead to.
   * @defaultValue the origin of the first page that called, until then the sandbox's own
   */
  site: option({
    group: 'Where it listens',
    schema: httpUrl,
    advice: 'Give the address of your app, such as http://localhost:5173.',
    about: 'your app, where referral links lead to',
    otherwise: 'the first page that calls',
    flag: { kind: 'text', value: 'URL', examples: ['--site http://localhost:5173'] },
  }),
  /**
   * The sandbox's own address for the public, such as `https://staging.example`: it is in all links. Control then wants the
   * control token.
   * @defaultValue the address that it is called by
   */
  url: option({
    group: 'Where it listens',
    schema: httpUrl,
    advice: 'Give the address of the sandbox, such as https://staging.example.',
    about: 'its address for the public, which all links begin with',
    otherwise: 'as it is called',
    flag: { kind: 'text', value: 'URL', examples: ['--url https://staging.example'] },
  }),
  /**
   * Proxies that tell the truth about the address, the protocol and the host that a request came in by: IP addresses, ranges, or
   * `loopback`, `linklocal` and `uniquelocal`. Control then wants the control token.
   * @defaultValue `[]`: none
   */
  trustProxy: option({
    group: 'Where it listens',
    schema: proxies,
    advice:
      "Give a list of IP addresses or ranges such as 10.0.0.0/8, or of 'loopback', 'linklocal' and 'uniquelocal'.",
    about:
      'proxies that tell the truth about address, protocol and host: an IP address, a range, loopback, linklocal or uniquelocal',
    otherwise: 'none',
    flag: { kind: 'list', value: 'ADDRESS', examples: ['--trust-proxy loopback'] },
  }),
  /**
   * Names that the sandbox is called by, such as `kit.example`. It always answers to `localhost`, to IP addresses, to names
   * without a dot, and to that of its `url`. `true` is any name: for a server that has looked at it already.
   * @defaultValue `[]`
   */
  allowedHosts: option({
    group: 'Where it listens',
    schema: v.union([names, v.literal(true)]),
    advice: 'Give a list of names, such as kit.example, or true for any.',
    about: 'name that it answers to, besides localhost, IP addresses, names without a dot, and that of --url',
    otherwise: 'none',
    flag: { kind: 'list', name: 'allowed-host', value: 'NAME', examples: ['--allowed-host kit.example'] },
  }),
  /**
   * Origins of pages that may call, such as `https://staging.example`. Pages of this machine always may. `'null'` are all
   * pages without an origin, such as those opened from disk, and those that strangers put into a sandboxed iframe.
   * @defaultValue `[]`
   */
  origins: option({
    group: 'Where it listens',
    schema: origins,
    advice: "Give a list of origins, such as https://staging.example, or 'null' for pages without one.",
    about: 'pages that may call, besides those of this machine',
    otherwise: 'none',
    flag: { kind: 'list', name: 'origin', value: 'URL', examples: ['--origin https://staging.example'] },
  }),
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
  callbacks: option({
    group: 'What goes wrong',
    schema: callbacks,
    advice: "Give 'documented', 'observed' or 'silent'.",
    about: "what callbacks receive where Prefinery's documentation leaves it open",
    otherwise: 'documented',
    flag: { kind: 'text', value: 'documented|observed|silent', examples: ['--callbacks silent'] },
  }),
  /**
   * How many commands and form posts one IP address may send in how many seconds; more get HTTP 429. This machine may
   * send as many as it likes.
   * @defaultValue `{ points: 600, seconds: 60 }`
   */
  rateLimit: option({
    group: 'Where it listens',
    schema: rateLimit,
    advice: 'Give { points: 600, seconds: 60 }, in whole numbers from 1 and for a day at most, or false.',
    about: 'how many commands and form posts one IP address may send in how many seconds, or false',
    otherwise: '600 in 60 seconds',
    flag: {
      kind: 'json',
      value: 'JSON',
      examples: [`--rate-limit '{"points":60,"seconds":1}'`, '--rate-limit false'],
    },
  }),
  /**
   * Path that the sandbox is mounted under in a larger server, such as `/prefinery`. Requests keep that path.
   * @defaultValue `''`
   */
  base: option({
    group: 'Where it listens',
    schema: path,
    advice: 'Give a path such as /prefinery, without a slash at the end.',
    about: 'path that it is mounted under, where a proxy leaves it in the address',
    otherwise: 'none',
    flag: { kind: 'text', value: 'PATH', examples: ['--base /prefinery'] },
  }),
  /**
   * Tells the time.
   * @defaultValue the time of this machine or, on a PostgreSQL server, that of the server
   */
  clock: option({
    group: 'What the campaign is like',
    schema: clock,
    advice: 'Give a function that returns a Date.',
    about: 'tells the time',
    otherwise: "the machine's, or that of a PostgreSQL server",
  }),
  /**
   * Is told of the sandbox's own errors, of which callers only learn that there was one, of warnings and of requests.
   * @defaultValue writes errors and warnings to standard error
   */
  log: option({
    group: 'What it writes',
    schema: log,
    advice: 'Give a logger of pino, or console.',
    about: 'is told of errors, warnings and requests',
    otherwise: 'errors and warnings go to standard error',
  }),
};

/** What else the command line and `prefinery.config.ts` take. */
const processOptions = {
  /**
   * The port; `0` takes any that is free.
   * @defaultValue 4747, or the next that is free
   */
  port: option({
    group: 'Where it listens',
    schema: wholeNumber(0, 65_535),
    advice: 'Give a whole number up to 65535.',
    about: 'port; 0 takes any that is free',
    otherwise: '4747, or the next that is free',
    flag: { kind: 'number', value: 'NUMBER', examples: ['--port 8080'] },
  }),
  /**
   * The address of the network that it listens on.
   * @defaultValue `'127.0.0.1'`, which only this machine reaches
   */
  host: option({
    group: 'Where it listens',
    schema: text,
    advice: 'Give an address such as 0.0.0.0.',
    about: 'address that it listens on; one that other machines reach needs a secret of its own',
    otherwise: '127.0.0.1, for this machine only',
    flag: { kind: 'text', value: 'NAME', examples: ['--host 0.0.0.0'] },
  }),
  /**
   * How many made-up people there are to begin with.
   * @defaultValue 0, or 100 with a `seed`
   */
  seedUsers: option({
    group: 'Who is in it',
    schema: wholeNumber(0, mostUsers),
    advice: `Give a whole number up to ${mostUsers}.`,
    about: `made-up people to begin with, up to ${mostUsers}`,
    otherwise: `0, and with a seed ${seededUsers}`,
    flag: { kind: 'number', value: 'NUMBER', examples: ['--seed-users 1000'] },
  }),
  /**
   * The same number makes the same people, with the same codes, times and places.
   * @defaultValue 1
   */
  seed: option({
    group: 'Who is in it',
    schema: wholeNumber(0, mostSeed),
    advice: `Give a whole number up to ${mostSeed}.`,
    about: 'the same number makes the same people, with the same codes, times and places',
    otherwise: '1',
    flag: { kind: 'number', value: 'NUMBER', examples: ['--seed 7'] },
  }),
  /** What goes wrong from the start. `PUT /faults` changes it while the sandbox runs. */
  faults: option({
    group: 'What goes wrong',
    schema: faultsShape,
    advice: faultsAdvice,
    about: 'faults to begin with; PUT /faults changes them while it runs',
    otherwise: 'none',
    flag: {
      kind: 'json',
      value: 'JSON',
      examples: [
        `--faults '{"script":"blocked"}'`,
        `--faults '{"lag":60000,"commands":{"addUser":500,"getUser":"silent"}}'`,
      ],
    },
  }),
  /**
   * Whether each request is logged.
   * @defaultValue `false`
   */
  verbose: option({
    group: 'What it writes',
    schema: v.boolean(),
    advice: 'Give true or false.',
    about: 'each request is written, too',
    otherwise: 'off: errors and warnings only',
    flag: { kind: 'switch', examples: ['--verbose'] },
  }),
};

export const table = { ...campaignOptions, ...processOptions };

type Values<T extends Record<string, Option>> = { [N in keyof T]?: v.InferInput<T[N]['schema']> | undefined };

/** How a sandbox is made. */
export interface SandboxOptions extends Values<typeof campaignOptions> {
  /** Key of the project, as in the address of the vendor's script: 8 lower-case letters and digits. */
  project: string;
}

/** What `prefinery.config.ts` exports: every option, each only if it is wanted. */
export interface SandboxConfig extends Values<typeof table> {}

/** The rows as a list, for whoever reads options by name. */
export const rows: ReadonlyMap<string, Option> = new Map<string, Option>(Object.entries(table));

/** The name of an option on the command line, without the dashes. */
export const flagOf = (name: string, { flag }: Option): string =>
  flag?.name ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The variable of the environment that gives an option. */
export const variableOf = (name: string, row: Option): string =>
  `PREFINERY_SANDBOX_${flagOf(name, row).replaceAll('-', '_').toUpperCase()}`;
