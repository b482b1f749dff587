import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { SandboxError } from './errors.ts';
import type { SandboxOptions } from './options.ts';
import { mostSeed, mostUsers } from './population.ts';
import { readSecret, secretVariables } from './secrets.ts';
import type { ServeOptions } from './serve.ts';
import { type Faults, readFaults } from './server/faults.ts';
import { type Callbacks, callbacks } from './server/shape.ts';
import { developmentSecret } from './shape.ts';

/** What the command line asks for. */
export interface Flags {
  help: boolean;
  /** Whether each request is logged. */
  verbose: boolean;
  sandbox: SandboxOptions;
  serve: ServeOptions;
  /** How many made-up people, from which seed. */
  seed: { users: number; seed: number };
  /** What goes wrong on purpose. */
  faults: Faults;
}

const seededUsers = 100;

export const help = `prefinery-sandbox: a Prefinery campaign on your own machine

It serves a script that stands for Prefinery's, over a real database: develop, demo and test a waitlist without an
account. It prints the snippet to paste and the React line to write, and runs until Ctrl-C.

  npx @prefinery-kit/sandbox --seed-users 1000
  npx @prefinery-kit/sandbox --database .prefinery --site http://localhost:5173 --double-opt-in

Where it listens
  --port NUMBER            port; 0 takes any that is free. Default: 4747, or the next that is free
                             --port 8080
  --host NAME              address. Default: 127.0.0.1, for this machine only. Another one needs a --secret
                             --host 0.0.0.0
  --url URL                its address for the public, which all links begin with. Default: as it is called
                             --url https://staging.example
  --allowed-host NAME      name that it answers to, besides localhost, IP addresses, names without a dot, and that of
                           --url; may be repeated. Default: none
                             --allowed-host kit.example
  --trust-proxy ADDRESS    proxies that tell the truth about address, protocol and host: an IP address, a range,
                           loopback, linklocal or uniquelocal; may be repeated. Default: none
                             --trust-proxy loopback
  --origin URL             pages that may call, besides those of this machine; may be repeated. Default: none
                             --origin https://staging.example
  --site URL               your app, where referral links lead to. Default: the first page that calls
                             --site http://localhost:5173

What the campaign is like
  --project KEY            8 lower-case letters and digits, as in the script's address. Default: sandbox1
                             --project abcd1234
  --secret TEXT            identity verification secret, which your server signs with.
                           Default: ${developmentSecret}
                             --secret another_one
  --control-token TEXT     what opens /outbox, /reset and the like from other machines and through proxies, sent as
                           "authorization: Bearer TEXT". Default: a random one, printed where it is needed
                             --control-token open_sesame
  --identity-verification on|off
                           whether people must prove who they are. Default: on
                             --identity-verification off
  --double-opt-in          new people count once they have followed a mailed link; /outbox has the mails. Default: off

Who is in it
  --database memory|DIR|URL
                           where people are kept: in memory until the end, in a directory, or in PostgreSQL.
                           Default: memory
                             --database .prefinery
                             --database postgres://me:password@localhost/people
  --seed-users NUMBER      made-up people to begin with, up to ${mostUsers}. Default: 0, and with --seed ${seededUsers}
                             --seed-users 1000
  --seed NUMBER            the same number makes the same people, with the same codes, times and places. Default: 1
                             --seed 7

What goes wrong
  --callbacks documented|observed|silent
                           what callbacks receive where Prefinery's documentation leaves it open. Default: documented
                             --callbacks silent
  --faults JSON            faults to begin with. PUT /faults changes them while it runs. Default: none
                             --faults '{"script":"blocked"}'
                             --faults '{"lag":60000,"commands":{"addUser":500,"getUser":"silent"}}'

What it writes
  --verbose                each request, too. Default: errors and warnings only

  --help                   this text

From the environment, if not from the command line, since command lines can be read by other users: ${Object.values(secretVariables).join(', ')}.
With _FILE at the end of its name, a variable names a file to read.

Read on: the README of @prefinery-kit/sandbox tells what is documented by Prefinery, what is a guess, and how to look at
mails, rewards and faults, and how to begin anew.
`;

/** @throws SandboxError `invalid_option` */
export function readFlags(args: string[], env: NodeJS.ProcessEnv = process.env): Flags {
  const { values } = parse(args);
  return {
    help: values.help,
    verbose: values.verbose,
    sandbox: {
      project: values.project,
      database: values.database ?? readSecret('database', env),
      secret: values.secret ?? readSecret('secret', env),
      controlToken: values['control-token'] ?? readSecret('control-token', env),
      url: values.url,
      trustProxy: values['trust-proxy'],
      allowedHosts: values['allowed-host'],
      identityVerification: readSwitch('identity-verification', values['identity-verification']),
      doubleOptIn: values['double-opt-in'],
      site: values.site,
      origins: values.origin,
      callbacks: readCallbacks(values.callbacks),
    },
    serve: { port: values.port === undefined ? undefined : readNumber('port', values.port, 65_535), host: values.host },
    seed: {
      // Who names a seed wants people.
      users: readNumber(
        'seed-users',
        values['seed-users'] ?? (values.seed === undefined ? '0' : `${seededUsers}`),
        mostUsers,
      ),
      seed: readNumber('seed', values.seed ?? '1', mostSeed),
    },
    faults: readFaultsFlag(values.faults),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        database: { type: 'string' },
        project: { type: 'string', default: 'sandbox1' },
        secret: { type: 'string' },
        'control-token': { type: 'string' },
        url: { type: 'string' },
        'trust-proxy': { type: 'string', multiple: true },
        'allowed-host': { type: 'string', multiple: true },
        'identity-verification': { type: 'string', default: 'on' },
        'double-opt-in': { type: 'boolean', default: false },
        site: { type: 'string' },
        origin: { type: 'string', multiple: true },
        callbacks: { type: 'string', default: 'documented' },
        faults: { type: 'string', default: '{}' },
        'seed-users': { type: 'string' },
        seed: { type: 'string' },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    const [sentence] = (cause instanceof Error ? cause.message : String(cause)).split(/\.?(?:\s*\n|$)|\. /, 1);
    throw new SandboxError('invalid_option', `${sentence}. See --help.`, { cause });
  }
}

function readNumber(flag: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new SandboxError('invalid_option', `--${flag} takes a whole number up to ${most}, not "${text}".`);
}

function readSwitch(flag: string, text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new SandboxError('invalid_option', `--${flag} is on or off, not "${text}".`);
}

function readCallbacks(text: string): Callbacks {
  if (v.is(callbacks, text)) return text;
  throw new SandboxError('invalid_option', `--callbacks is documented, observed or silent, not "${text}".`);
}

function readFaultsFlag(text: string): Faults {
  let faults: unknown;
  try {
    faults = JSON.parse(text);
  } catch (cause) {
    throw new SandboxError('invalid_option', `--faults takes JSON, not "${text}".`, { cause });
  }
  return readFaults(faults);
}
