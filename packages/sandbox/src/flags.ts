import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { SandboxError } from './errors.ts';
import type { SandboxOptions } from './options.ts';
import type { ServeOptions } from './serve.ts';
import { type Faults, readFaults } from './server/faults.ts';
import { type Callbacks, callbacks } from './server/shape.ts';

/** What the command line asks for. */
export interface Flags {
  help: boolean;
  sandbox: SandboxOptions;
  serve: ServeOptions;
  /** How many made-up people, from which seed. */
  seed: { users: number; seed: number };
  /** What goes wrong on purpose. */
  faults: Faults;
}

export const help = `prefinery-sandbox: a local Prefinery campaign to develop and test against

  --port NUMBER                    port to listen on (4747, or the next that is free)
  --host NAME                      address to listen on (127.0.0.1: this machine only)
  --database memory|DIR|URL        where people are kept (memory)
  --project KEY                    8 lower-case letters and digits (sandbox1)
  --secret TEXT                    identity verification secret (sandbox_secret_do_not_use)
  --identity-verification on|off   whether people must be proven (on)
  --double-opt-in                  new people count once they have followed a mailed link
  --site URL                       app that referral links lead to (the first page that calls)
  --origin URL                     page that may call besides those of this machine; may be repeated
  --callbacks NAME                 what callbacks receive: documented, observed or silent (documented)
  --faults JSON                    what goes wrong on purpose, such as '{"commands":{"getUser":"silent"}}'
  --seed-users NUMBER              made-up people to start with (0)
  --seed NUMBER                    the same number makes the same people (1)
  --help                           this text
`;

/** @throws SandboxError `invalid_option` */
export function readFlags(args: string[]): Flags {
  const { values } = parse(args);
  return {
    help: values.help,
    sandbox: {
      project: values.project,
      database: values.database,
      secret: values.secret,
      identityVerification: readSwitch('identity-verification', values['identity-verification']),
      doubleOptIn: values['double-opt-in'],
      site: values.site,
      origins: values.origin,
      callbacks: readCallbacks(values.callbacks),
    },
    serve: { port: values.port === undefined ? undefined : readNumber('port', values.port, 65_535), host: values.host },
    seed: { users: readNumber('seed-users', values['seed-users']), seed: readNumber('seed', values.seed) },
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
        'identity-verification': { type: 'string', default: 'on' },
        'double-opt-in': { type: 'boolean', default: false },
        site: { type: 'string' },
        origin: { type: 'string', multiple: true },
        callbacks: { type: 'string', default: 'documented' },
        faults: { type: 'string', default: '{}' },
        'seed-users': { type: 'string', default: '0' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    const [sentence] = (cause instanceof Error ? cause.message : String(cause)).split(/\.?(?:\s*\n|$)|\. /, 1);
    throw new SandboxError('invalid_option', `${sentence}. See --help.`, { cause });
  }
}

function readNumber(flag: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
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
