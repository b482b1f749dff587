/**
 * Every option of the sandbox, once: its type, its schema, its description, and how it is given. The types, `--help`, the
 * command line, the environment, `prefinery.config.ts`, the errors and the list in the README are made from this table.
 */
import * as v from 'valibot';
import { developmentApiKey } from '../campaign/api-key.ts';
import { leaderboardColumns, usualColumns } from '../campaign/leaderboard.ts';
import { webhookEvents } from '../campaign/webhook.ts';
import { reportSchema } from '../probe/report.ts';
import { mostSeed, mostUsers } from '../seed.ts';
import { faultsAdvice, faultsShape } from '../server/faults/faults.ts';
import { callbacks } from '../server/foundation/callbacks.ts';
import {
  apiKeys,
  clock,
  columns,
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
  urls,
  webhookTemplates,
  wholeNumber,
} from './schemas.ts';

/** The default secret is public, so it is for development only. */
export const developmentSecret = 'sandbox_secret_do_not_use';

/** How many made-up users there are if only a seed is given. */
export const seededUsers = 100;

/** The default webhook secret is public, so it is for development only. */
export const developmentWebhookSecret = 'whsec_sandbox_do_not_use';

export const groups = [
  'Where it listens',
  'What the campaign is like',
  'What it sends',
  'Who is in it',
  'What goes wrong',
  'What it writes',
] as const;

/** An option. */
export interface Option<S extends v.GenericSchema = v.GenericSchema> {
  group: (typeof groups)[number];
  /** The schema of its value. */
  schema: S;
  /** Follows the error message about an invalid value. */
  advice: string;
  /** What it is, in a few words. */
  about: string;
  /** The default, in words. */
  otherwise: string;
  /** How it is written as text, if it can be. */
  flag?: Flag;
  /** Whether its value is never shown or logged. */
  isSecret?: true;
}

/** An option on the command line and in the environment. */
export interface Flag {
  /**
   * How its text is parsed: as it is, as a number, as a boolean, as JSON (or a plain word), or as one item of a list, which
   * may be repeated; or as the name of a file with JSON.
   */
  kind: 'text' | 'number' | 'switch' | 'json' | 'list' | 'jsonList' | 'jsonFile';
  /** Its name on the command line, if different from the option's. */
  name?: string;
  /** The placeholder of the value in `--help`. */
  value?: string;
  examples: readonly string[];
}

const option = <S extends v.GenericSchema>(given: Option<S>): Option<S> => given;

/** Options of a campaign. */
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
   * Where users are stored: `'memory'`, a directory (an embedded PostgreSQL), or the address of a PostgreSQL server
   * (`postgres://…`). A directory survives a killed process, but not a power cut.
   * @defaultValue `'memory'`
   */
  database: option({
    group: 'Who is in it',
    schema: database,
    advice:
      "Give 'memory', a directory (with a colon in its name: ./NAME), or the address of a PostgreSQL server (postgres://…).",
    about: 'where users are stored: in memory until the end, in a directory, or in PostgreSQL',
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
   * @defaultValue a random one, stored in the database; `sandbox.controlToken()` returns it
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
   * Whether commands need proof of the user's identity: a session or a signature. On by default, as with the vendor.
   * @defaultValue `true`
   */
  identityVerification: option({
    group: 'What the campaign is like',
    schema: v.boolean(),
    advice: 'Give true or false.',
    about: 'whether users must prove who they are',
    otherwise: 'on',
    flag: { kind: 'switch', examples: ['--no-identity-verification'] },
  }),
  /**
   * Whether the session of the named user is enough where a wrong signature is given. What the vendor does then is not documented, and at
   * least one public app relies on it.
   * @defaultValue `false`: a signature that is given must be right
   */
  trustSession: option({
    group: 'What the campaign is like',
    schema: v.boolean(),
    advice: 'Give true or false.',
    about: 'whether the session of the named user is enough where a wrong signature is given',
    otherwise: 'off: a signature that is given must be right',
    flag: { kind: 'switch', examples: ['--trust-session'] },
  }),
  /**
   * Whether new users are `unconfirmed`, and do not count as referrals, until they have followed the link that is mailed
   * to them. Nothing is sent: `sandbox.outbox()` has the mails.
   * @defaultValue `false`
   */
  doubleOptIn: option({
    group: 'What the campaign is like',
    schema: v.boolean(),
    advice: 'Give true or false.',
    about: 'new users count once they have followed a mailed link; /outbox has the mails',
    otherwise: 'off',
    flag: { kind: 'switch', examples: ['--double-opt-in'] },
  }),
  /**
   * Whether referral codes begin with the user's name, such as `sheldo8f3k`. Off by default, as with the vendor.
   * @defaultValue `false`
   */
  vanityCodes: option({
    group: 'What the campaign is like',
    schema: v.boolean(),
    advice: 'Give true or false.',
    about: "whether referral codes begin with the user's name",
    otherwise: 'off',
    flag: { kind: 'switch', examples: ['--vanity-codes'] },
  }),
  /**
   * Which referral link counts for a visitor who has followed several: the first or the last. What the vendor does is not documented.
   * @defaultValue `'last'`
   */
  keptReferrer: option({
    group: 'What the campaign is like',
    schema: v.picklist(['first', 'last']),
    advice: "Give 'first' or 'last'.",
    about: 'which referral link counts for a visitor who has followed several',
    otherwise: 'last',
    flag: { kind: 'text', value: 'first|last', examples: ['--kept-referrer first'] },
  }),
  /**
   * The columns of the leaderboard, in order: `position`, `name`, `referrals`, `shares` and `points`. Which ones the vendor's has is not
   * documented. Points are counted by the `ranking`, or by the vendor's example where that counts none.
   * @defaultValue `['position', 'name', 'referrals']`
   */
  leaderboardColumns: option({
    group: 'What the campaign is like',
    schema: columns,
    advice: `Give a list of one or more of ${leaderboardColumns.join(', ')}, each once.`,
    about: 'column of the leaderboard',
    otherwise: usualColumns.join(', '),
    flag: {
      kind: 'list',
      name: 'leaderboard-column',
      value: 'NAME',
      examples: ['--leaderboard-column name --leaderboard-column points'],
    },
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
   * The rewards for referrals. Each offer has its own descriptor.
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
   * Limits against fraud. A signup that is stopped gets an error with the status 422, to show in the form. Counting begins
   * when the limit is set. Calls within the process have no IP address, unless `fetch` is given one.
   * @defaultValue `{}`: none
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
   * Address of the app that referral links redirect to.
   * @defaultValue the origin of the first page that called, until then the hosted signup form
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
   * The sandbox's public address, such as `https://staging.example`, which all links begin with. Control requests then need
   * the control token.
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
   * Proxies whose forwarding headers are believed for IP address, protocol and host: IP addresses, ranges, or `loopback`,
   * `linklocal` and `uniquelocal`. Control requests then need the control token.
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
   * Host names that the sandbox answers to, such as `kit.example`. It always answers to `localhost`, to IP addresses, to names
   * without a dot, and to that of its `url`. `true` is any name: for a server that has checked the host already.
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
   * Origins of pages that may call, such as `https://staging.example`. Pages of this machine always may. `'null'` allows all
   * pages without an origin: those opened from disk, but also those of any site in a sandboxed iframe.
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
   * The format of what callbacks receive, where the vendor documents nothing, or public code relies on something else.
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
   * A report of the probe. The sandbox answers as the service did then, where it has options for it: `callbacks`,
   * `identityVerification`, `trustSession`, `doubleOptIn`, `vanityCodes`, `keptReferrer`, `leaderboardColumns`, `restErrors` and
   * `webhookTemplates`. Such an option that is given, too, wins.
   * @defaultValue none
   */
  recorded: option({
    group: 'What the campaign is like',
    schema: reportSchema,
    advice: 'Give a report that prefinery-sandbox probe has written; on the command line, the name of its file.',
    about: 'report of the probe, to answer as the hosted service did',
    otherwise: 'none',
    flag: { kind: 'jsonFile', value: 'FILE', examples: ['--recorded prefinery-report.json'] },
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
   * Keys of the REST API at `/api/v2`. Each may do everything or, with `permissions`, only what they allow: `read` or `write`
   * of `projects`, `users`, `rewards`, `points` and `friend_invitations`.
   * @defaultValue `sandbox_api_key_do_not_use`, which works for callers of this machine only
   * @example
   * ```ts
   * const restKeys = [{ name: 'reports', key: 'a_long_key', permissions: { users: 'read' as const } }];
   * await createSandbox({ project: 'abcd1234', restKeys });
   * ```
   */
  restKeys: option({
    group: 'What the campaign is like',
    schema: apiKeys,
    advice:
      'Give a list of { name, key, permissions }. The key is of letters, digits and signs without a colon; permissions, if ' +
      'there are any, are read, write or none for projects, users, rewards, points and friend_invitations.',
    about: 'key of the REST API',
    otherwise: `${developmentApiKey}, for this machine only`,
    flag: {
      kind: 'jsonList',
      name: 'rest-key',
      value: 'JSON',
      examples: [
        `--rest-key '{"name":"server","key":"another_one"}'`,
        `--rest-key '{"name":"reports","key":"another_one","permissions":{"users":"read"}}'`,
      ],
    },
    isSecret: true,
  }),
  /**
   * How errors of the REST API look, because public code has seen both: `{ errors: [{ code, message }] }` or `{ error }`.
   * @defaultValue `'list'`
   */
  restErrors: option({
    group: 'What goes wrong',
    schema: v.picklist(['list', 'single']),
    advice: "Give 'list' or 'single'.",
    about: 'how errors of the REST API look: { errors: [{ code, message }] }, or { error }',
    otherwise: 'list',
    flag: { kind: 'text', value: 'list|single', examples: ['--rest-errors single'] },
  }),
  /**
   * Whether the REST API has the documented limits, such as 60 requests a minute for users. More get HTTP 429.
   * @defaultValue `true`
   */
  restLimits: option({
    group: 'Where it listens',
    schema: v.boolean(),
    advice: 'Give true or false.',
    about: 'whether the REST API has the documented limits',
    otherwise: 'on',
    flag: { kind: 'switch', examples: ['--no-rest-limits'] },
  }),
  /**
   * Addresses that webhooks are sent to, such as a route of your server.
   * @defaultValue `[]`: none are sent
   */
  webhookUrls: option({
    group: 'What it sends',
    schema: urls,
    advice: 'Give a list of addresses, such as http://localhost:3000/webhooks.',
    about: 'address that webhooks are sent to',
    otherwise: 'none are sent',
    flag: {
      kind: 'list',
      name: 'webhook-url',
      value: 'URL',
      examples: ['--webhook-url http://localhost:3000/webhooks'],
    },
  }),
  /**
   * The project's webhook secret, which webhooks are signed with. It has to be given if an address is on another machine.
   * @defaultValue `'whsec_sandbox_do_not_use'`
   */
  webhookSecret: option({
    group: 'What it sends',
    schema: text,
    advice: 'Give a text that is not empty.',
    about: 'webhook secret, which webhooks are signed with',
    otherwise: developmentWebhookSecret,
    flag: { kind: 'text', value: 'TEXT', examples: ['--webhook-secret whsec_another_one'] },
    isSecret: true,
  }),
  /**
   * The bodies of webhooks, by event, if you know what the vendor sends your project: JSON in which a text such as
   * `'{{user.email}}'` stands for that value of the default body.
   * @defaultValue `{}`: bodies that are a guess, because the vendor documents none
   * @example
   * ```ts
   * const webhookTemplates = { user_created: { event: 'user_created', tester: { email: '{{user.email}}' } } };
   * await createSandbox({ project: 'abcd1234', webhookUrls: ['http://localhost:3000/webhooks'], webhookTemplates });
   * ```
   */
  webhookTemplates: option({
    group: 'What it sends',
    schema: webhookTemplates,
    advice: `Give an object with JSON for one or more of ${webhookEvents.join(', ')}.`,
    about: 'bodies of webhooks by event, in which "{{user.email}}" stands for that value',
    otherwise: 'a guess',
    flag: {
      kind: 'json',
      value: 'JSON',
      examples: [`--webhook-templates '{"user_created":{"event":"user_created","email":"{{user.email}}"}}'`],
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
   * Returns the current time.
   * @defaultValue the clock of this machine or, on a PostgreSQL server, that of the server
   */
  clock: option({
    group: 'What the campaign is like',
    schema: clock,
    advice: 'Give a function that returns a Date.',
    about: 'tells the time',
    otherwise: "the machine's, or that of a PostgreSQL server",
  }),
  /**
   * Logs internal errors, whose details callers do not get, warnings and requests.
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

/** Further options of the command line and of `prefinery.config.ts`. */
const processOptions = {
  /**
   * The port; `0` takes any free one.
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
   * The network address to listen on.
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
   * How many made-up users there are to begin with.
   * @defaultValue 0, or 100 with a `seed`
   */
  seedUsers: option({
    group: 'Who is in it',
    schema: wholeNumber(0, mostUsers),
    advice: `Give a whole number up to ${mostUsers}.`,
    about: `made-up users to begin with, up to ${mostUsers}`,
    otherwise: `0, and with a seed ${seededUsers}`,
    flag: { kind: 'number', value: 'NUMBER', examples: ['--seed-users 1000'] },
  }),
  /**
   * The same seed makes the same users, with the same codes, times and places.
   * @defaultValue 1
   */
  seed: option({
    group: 'Who is in it',
    schema: wholeNumber(0, mostSeed),
    advice: `Give a whole number up to ${mostSeed}.`,
    about: 'the same number makes the same users, with the same codes, times and places',
    otherwise: '1',
    flag: { kind: 'number', value: 'NUMBER', examples: ['--seed 7'] },
  }),
  /** Faults from the start. `PUT /faults` changes them at run time. */
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
  /**
   * Whether the terminal has no line for each command. Errors and warnings are written all the same.
   * @defaultValue `false`
   */
  quiet: option({
    group: 'What it writes',
    schema: v.boolean(),
    advice: 'Give true or false.',
    about: 'no line for each command that was answered',
    otherwise: 'off: a line with time, command, status and duration',
    flag: { kind: 'switch', examples: ['--quiet'] },
  }),
};

export const table = { ...campaignOptions, ...processOptions };

type Values<T extends Record<string, Option>> = { [N in keyof T]?: v.InferInput<T[N]['schema']> | undefined };

/** Options of `createSandbox`. */
export interface SandboxOptions extends Values<typeof campaignOptions> {
  /** Key of the project, as in the address of the vendor's script: 8 lower-case letters and digits. */
  project: string;
}

/** What `prefinery.config.ts` exports. Every option may be left out. */
export interface SandboxConfig extends Values<typeof table> {}

/** The rows as a list, to find options by name. */
export const rows: ReadonlyMap<string, Option> = new Map<string, Option>(Object.entries(table));

/** The name of an option on the command line, without the dashes. */
export const flagOf = (name: string, { flag }: Option): string =>
  flag?.name ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The environment variable of an option. */
export const variableOf = (name: string, row: Option): string =>
  `PREFINERY_SANDBOX_${flagOf(name, row).replaceAll('-', '_').toUpperCase()}`;
