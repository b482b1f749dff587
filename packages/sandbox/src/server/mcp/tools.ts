import * as v from 'valibot';
import { statuses } from '../../campaign/person.ts';

/** Sends a request to the sandbox itself. Throws an error with its message if the sandbox refuses. */
export type Ask = (path: string, body?: unknown, method?: string) => Promise<unknown>;

/** A tool: its arguments, and the request that it stands for. */
export interface Tool {
  description: string;
  input: v.ObjectSchema<v.ObjectEntries, undefined>;
  run: (given: unknown, ask: Ask) => Promise<unknown>;
}

const tool = <E extends v.ObjectEntries>(
  description: string,
  entries: E,
  run: (given: v.InferOutput<v.ObjectSchema<E, undefined>>, ask: Ask) => Promise<unknown>,
): Tool => {
  const input = v.object(entries);
  return { description, input, run: (given, ask) => run(v.parse(input, given), ask) };
};

const described = (text: string) => v.pipe(v.string(), v.description(text));
const email = described('E-mail address of the user');
const optional = <S extends v.GenericSchema>(schema: S) => v.optional(schema);
const count = (most: number, text: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most), v.description(text));

/** The names of the vendor's query: one of them, or a list with filters. */
function query(given: Record<string, string | number | undefined>): string {
  const filled = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]]));
  return filled.length === 0 ? '' : `?${new URLSearchParams(filled)}`;
}

/** What an assistant can do with the campaign of `project`. */
export const createTools = (project: string): Readonly<Record<string, Tool>> => ({
  list_users: tool(
    'Lists users with status, place, referral code, referrals and profile, in order of their signups. With `email`: only that user.',
    {
      email: optional(email),
      status: optional(v.picklist(statuses)),
      after: optional(described('E-mail address of the user after whom the list begins')),
      limit: optional(count(1000, 'How many at most; 100 by default')),
    },
    (given, ask) => ask(`/people${query(given)}`),
  ),

  join: tool(
    'Signs a user up, as the signup form of the app would. Answers the user with their referral link.',
    {
      email,
      first_name: optional(v.string()),
      last_name: optional(v.string()),
      referred_by: optional(described('Referral code or e-mail address of the user who has referred them')),
    },
    (data, ask) =>
      ask(`/api/${project}/addUser`, {
        data,
        // No page of the app calls, so referral links go on leading where they did.
        page: { url: '', referrer: null },
        referrer_code: null,
      }),
  ),

  follow_link: tool(
    'Follows a referral link, which counts as a share. Answers the address that it leads to.',
    { code: described('The referral code') },
    ({ code }, ask) => ask(`/r/${encodeURIComponent(code)}`),
  ),

  set_status: tool(
    'Sets the status of a user, as the dashboard of the vendor does. Only `applied` users are on the list.',
    { email, status: v.picklist(statuses) },
    (given, ask) => ask('/people', given),
  ),

  set_reward: tool(
    'Lists the rewards of a user. With `descriptor` and `status`, marks those rewards delivered or revoked first.',
    {
      email,
      descriptor: optional(described('Which rewards, such as discount10')),
      status: optional(v.picklist(['delivered', 'revoked'])),
    },
    ({ email, descriptor, status }, ask) =>
      descriptor === undefined && status === undefined
        ? ask(`/rewards${query({ email })}`)
        : ask('/rewards', { email, descriptor, status }),
  ),

  set_faults: tool(
    'Reads what goes wrong on purpose. With `faults`, replaces it first; {} clears everything.',
    {
      faults: optional(
        v.pipe(
          v.looseObject({}),
          v.description(
            'Such as {"script":"blocked"}, {"commands":{"getUser":"silent","addUser":500}}, {"lag":60000} or {"mails":"held"}',
          ),
        ),
      ),
    },
    ({ faults }, ask) => (faults === undefined ? ask('/faults') : ask('/faults', faults, 'PUT')),
  ),

  set_clock: tool(
    'Reads the clock of the campaign. With one argument, changes it first.',
    {
      stop: optional(described('Stops it at this time, ISO 8601 in UTC')),
      forward: optional(count(3_155_760_000_000, 'Moves it forward by so many milliseconds')),
      back: optional(v.pipe(v.literal(true), v.description('Sets it back to the real time'))),
    },
    (given, ask) => (Object.keys(given).length === 0 ? ask('/clock') : ask('/clock', given)),
  ),

  reset: tool(
    'Resets the campaign: only made-up users are left. Sessions, mails, rewards, counts and faults are cleared.',
    {
      users: optional(count(1_000_000, 'How many made-up users; by default as many as the last time')),
      seed: optional(count(2 ** 32 - 1, 'The same seed makes the same users')),
    },
    (given, ask) => ask('/reset', given),
  ),

  read_log: tool(
    'Reads what pages have sent to the sandbox lately: commands with data, answer, status and duration.',
    {},
    (_given, ask) => ask('/activity'),
  ),

  read_mail: tool(
    'Reads the mails that were written, with the links that confirm users. None is sent.',
    { to: optional(described('Only mails to this e-mail address')) },
    async ({ to }, ask) => {
      const mails = v.parse(v.array(v.looseObject({ to: v.string() })), await ask('/outbox'));
      return to === undefined ? mails : mails.filter((mail) => mail.to === to);
    },
  ),
});
