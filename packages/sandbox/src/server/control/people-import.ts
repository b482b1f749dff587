import { randomBytes, randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { plainCode } from '../../campaign/codes.ts';
import {
  csvHead,
  type CsvLibrary,
  type CsvProblem,
  type CsvUser,
  mostProblems,
  readPeopleCsv,
  writePeopleCsv,
} from '../../campaign/people-csv.ts';
import { emailKey, type Status, statuses } from '../../campaign/person.ts';
import type { SeedUser } from '../../campaign/seed-users.ts';
import { SandboxError } from '../../errors.ts';
import { shorten } from '../../campaign/shorten.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { storable } from '../foundation/storable.ts';
import { streamOf } from './text-stream.ts';
import { createControl, readJson } from './control.ts';

/** How to import users. */
export interface ImportOptions {
  /**
   * Status of new users for whom the file gives none. Only `applied` users are on the list.
   * @defaultValue `'imported'`
   */
  status?: Status | undefined;
}

/** What an import did. */
export interface ImportResult {
  /** Users who are new. */
  added: number;
  /** Users whose e-mail address was known: their profile has the values of the file, and everything else is as it was. */
  updated: number;
  /** Columns that the sandbox has no use for. */
  ignored: string[];
}

/**
 * A CSV file that could not be imported. Nothing of it was.
 *
 * @example
 * ```ts
 * const report = (error: CsvError): string[] => error.problems.map(({ line, problem }) => `Line ${line}: ${problem}`);
 * ```
 */
export class CsvError extends SandboxError {
  /** Everything that is wrong, by line and column: the first thousand. */
  readonly problems: readonly CsvProblem[];

  constructor(problems: readonly CsvProblem[]) {
    const sentences = problems
      .slice(0, shownProblems)
      .map(({ line, column, problem }) => `Line ${line}${column === null ? '' : `, ${column}`}: ${problem}`);
    const rest = problems.length - sentences.length;
    const isCut = problems.length >= mostProblems;
    super(
      'invalid_csv',
      [
        'Nothing was imported.',
        ...sentences,
        ...(rest > 0 ? [`There are ${rest} more problems${isCut ? ', and perhaps others after them' : ''}.`] : []),
      ].join('\n'),
    );
    this.problems = problems;
  }
}

const shownProblems = 10;

/** Imports and exports users as CSV. */
export interface PeopleCsv {
  /** @throws SandboxError `invalid_csv` or `invalid_option` */
  import: (csv: string, options: unknown) => Promise<ImportResult>;
  /** All users, in order of their signups. */
  export: () => AsyncGenerator<string>;
}

const library = async (): Promise<CsvLibrary> => (await import('papaparse')).default;

const importOptions = v.strictObject({ status: v.optional(v.picklist(statuses), 'imported') });

export function createPeopleCsv({ clock, lock, store }: Pick<Campaign, 'clock' | 'lock' | 'store'>): PeopleCsv {
  /** Throws if a row does not fit the others, or the users of the campaign. */
  const resolve = async (users: readonly CsvUser[], status: Status) => {
    const problems: CsvProblem[] = [];
    const names = users.flatMap(({ email, referralCode, referredBy }) => [email, referralCode, referredBy]);
    const known = await store.bulkUsers.find([...new Set(names.filter((name) => name !== null))].map(nameKey));
    const idOf = new Map<string, string>();
    for (const { id, email, referral_code } of known) idOf.set(email, id).set(referral_code, id);
    const taken = new Set(await store.bulkUsers.codes());
    const isNew = (user: CsvUser): boolean => !idOf.has(user.email);
    const newcomers = users.filter(isNew);
    const changed = users.filter((user) => !isNew(user));
    const updates = changed.map(({ email, profile }) => ({ id: idOf.get(email) ?? '', profile }));

    for (const { line, referralCode } of newcomers) {
      if (referralCode !== null && taken.has(referralCode)) {
        const problem = `${shorten(referralCode)} is the code of another user. Give another one, or none.`;
        problems.push({ line, column: 'referral_code', problem });
      }
      if (referralCode !== null) taken.add(referralCode);
    }
    const now = clock();
    const rows = newcomers.map((user) => {
      let code = user.referralCode;
      while (code === null || (user.referralCode === null && taken.has(code))) code = plainCode(randomBytes);
      taken.add(code);
      const joined = user.createdAt ?? now;
      const person: SeedUser = {
        id: randomUUID(),
        email: user.email,
        status: user.status ?? status,
        shares: user.shares,
        referral_code: code,
        referrer_id: null,
        profile: user.profile,
        created_at: joined,
        updated_at: joined,
      };
      return { user, person };
    });
    for (const { person } of rows) idOf.set(person.email, person.id).set(person.referral_code, person.id);
    const people = rows.map(({ user: { line, referredBy }, person }) => {
      const referrer = referredBy === null ? null : (idOf.get(nameKey(referredBy)) ?? idOf.get(referredBy));
      if (referrer === undefined || referrer === person.id) {
        const problem =
          referrer === undefined
            ? `No user has the address or code ${shorten(referredBy ?? '')}, in the campaign or in the file.`
            : 'Users do not refer themselves. Leave it empty.';
        problems.push({ line, column: 'referred_by', problem });
      }
      return { ...person, line, referrer_id: referrer === person.id ? null : (referrer ?? null) };
    });
    return { updates, people: referrersFirst(people, problems), problems };
  };

  return {
    async import(csv, given) {
      const options = v.safeParse(importOptions, given);
      if (!options.success) {
        throw new SandboxError('invalid_option', `status: there are ${statuses.join(', ')}.`);
      }
      const { users, problems, ignored } = readPeopleCsv(await library(), storable(csv));
      if (problems.length > 0) throw new CsvError(problems);
      // Alone, so that no address or code is taken between the check and the writing.
      return lock.alone(async () => {
        const resolved = await resolve(users, options.output.status);
        if (resolved.problems.length > 0) throw new CsvError(resolved.problems.slice(0, mostProblems));
        await store.bulkUsers.merge(resolved.people, resolved.updates, clock());
        return { added: resolved.people.length, updated: resolved.updates.length, ignored };
      });
    },

    async *export() {
      const csv = await library();
      yield csvHead(csv);
      for await (const people of store.bulkUsers.pages()) yield writePeopleCsv(csv, people);
    },
  };
}

/** An e-mail address in the form in which addresses are compared; a code as it is. */
const nameKey = (name: string): string => (name.includes('@') ? emailKey(name) : name);

/** In an order in which the database can store them: every referrer before the users whom they referred. */
function referrersFirst(people: readonly (SeedUser & { line: number })[], problems: CsvProblem[]): SeedUser[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const sorted = new Map<string, SeedUser>();
  for (const person of people) {
    // A set, because a file may be one chain of all its users.
    const chain = new Set<typeof person>();
    for (let next: typeof person | undefined = person; next !== undefined && !sorted.has(next.id);) {
      if (chain.has(next)) {
        const problem = `${shorten(next.email)} would be referred by a user whom they have referred themselves. Leave one of these empty.`;
        problems.push({ line: next.line, column: 'referred_by', problem });
        break;
      }
      chain.add(next);
      next = byId.get(next.referrer_id ?? '');
    }
    for (const { line: _line, ...known } of [...chain].toReversed()) sorted.set(known.id, known);
  }
  return [...sorted.values()];
}

/** How large an import may be, in bytes. */
const largestImport = 32 * 1024 * 1024;

const importBody = v.object({ csv: v.string(), status: v.optional(v.string()) });
const example = { csv: 'email,first_name\namy@example.com,Amy\n', status: 'applied' };

/** `POST /people/import`: users of a CSV file, as text/csv with `?status=`, or as JSON. */
export function createPeopleImport(campaign: Campaign, csv: PeopleCsv): Hono<Env> {
  const app = createControl(campaign, { largest: largestImport });

  app.post('/', async (context) => {
    const text = await context.req.text();
    const isJson = context.req.header('content-type')?.startsWith('application/json') ?? false;
    const body = v.safeParse(importBody, isJson ? readJson(text, example) : { csv: text, ...context.req.query() });
    if (!body.success)
      throw new SandboxError('invalid_option', `Give CSV, or something like ${JSON.stringify(example)}.`);
    const { status } = body.output;
    try {
      return context.json(await csv.import(body.output.csv, status === undefined ? {} : { status }));
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      return context.json({ error: error.message, problems: error.problems }, 400);
    }
  });

  return app;
}

/** `GET /people/export`: all users as CSV. */
export function createPeopleExport(campaign: Campaign, csv: PeopleCsv): Hono<Env> {
  const app = createControl(campaign);

  app.get('/', (context) => {
    return context.body(streamOf(csv.export()), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${campaign.project}-people.csv"`,
    });
  });

  return app;
}
