import { countryPattern, newUser } from '@prefinery-kit/core/contract';
import type { ParseStepResult, UnparseConfig } from 'papaparse';
import * as v from 'valibot';
import { shorten } from './shorten.ts';
import { splitFullName } from './name.ts';
import { type Details, emailKey, type Person, type Status, statuses } from './person.ts';
import { timestamp } from './timestamp.ts';

/** What is wrong in a CSV file. */
export interface CsvProblem {
  /** The line of the file, from 1, which has the names of the columns. */
  line: number;
  /** The column's name; `null`: it is about the whole line. */
  column: string | null;
  /** What is wrong, and what to do. */
  problem: string;
}

/** Of a file in which everything is wrong, this many problems are told: the list would be larger than the file. */
export const mostProblems = 1000;

/** A user as a CSV file has one. */
export interface CsvUser {
  line: number;
  email: string;
  /** `null`: none is given. */
  status: Status | null;
  profile: Details;
  /** E-mail address or referral code of the referrer. */
  referredBy: string | null;
  referralCode: string | null;
  shares: number;
  createdAt: Date | null;
}

/** A parsed file. */
export interface CsvUsers {
  users: CsvUser[];
  problems: CsvProblem[];
  /** Columns that the sandbox has no use for. */
  ignored: string[];
}

/** Fields of the profile, as the vendor names them. */
const details = [
  'first_name',
  'last_name',
  'address_line1',
  'address_line2',
  'city',
  'state',
  'postal_code',
  'country',
  'telephone',
  'http_referrer',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'custom_var1',
  'custom_var2',
  'custom_var3',
  'ip',
  'browser_name',
  'browser_version',
  'os_name',
  'os_version',
] as const satisfies (keyof Details)[];

const imported = [
  'email',
  'status',
  'full_name',
  ...details,
  'referral_code',
  'referred_by',
  'shares',
  'created_at',
] as const;
type Column = (typeof imported)[number];

/** Columns that a list has, and that cannot be imported: the campaign computes them. */
const computed = new Set([
  'id',
  'referrals',
  'referral_link',
  'referral_status_link',
  'list_position',
  'list_ahead',
  'list_behind',
  'list_length',
  'updated_at',
]);

/** Other names of columns: those of the vendor's REST API, and what people write. */
const aliases = new Map([
  ['email_address', 'email'],
  ['e_mail', 'email'],
  ['share_clicks_count', 'shares'],
  ['share_signups_count', 'referrals'],
  ['share_link', 'referral_link'],
  ['share_status_link', 'referral_status_link'],
  ['waitlist_position', 'list_position'],
  ['phone', 'telephone'],
]);

const nameOf = (title: string): string => {
  const plain = title
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_');
  return aliases.get(plain) ?? plain;
};

const isImported = (name: string): name is Column => imported.some((column) => column === name);

/** The part of Papa Parse that is used here. It is loaded only when there is a file. */
export interface CsvLibrary {
  parse: (text: string, config: { step: (row: ParseStepResult<string[]>) => void; skipEmptyLines: boolean }) => void;
  unparse: (data: unknown[][], config: UnparseConfig) => string;
}

interface Row {
  line: number;
  cells: string[];
}

function readRows(library: CsvLibrary, text: string, problems: CsvProblem[]): Row[] {
  const rows: Row[] = [];
  let line = 1;
  let read = 0;
  library.parse(text, {
    // Lines are counted here, so empty ones have to come, too.
    skipEmptyLines: false,
    step({ data, errors, meta }) {
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data });
      if (problems.length < mostProblems && errors.some(({ type }) => type === 'Quotes')) {
        problems.push({
          line,
          column: null,
          problem: 'A quotation mark is not closed, or stands inside a value. Write " as "".',
        });
      }
      line += text.slice(read, meta.cursor).split(/\r\n|\r|\n/).length - 1;
      read = meta.cursor;
    },
  });
  return rows;
}

/** Reads the users of a CSV file in the vendor's columns. What is wrong is listed with its line and column. */
export function readPeopleCsv(library: CsvLibrary, given: string): CsvUsers {
  const text = given.replace(/^\uFEFF/, '');
  const problems: CsvProblem[] = [];
  const [head, ...rows] = readRows(library, text, problems);
  if (head === undefined) {
    return {
      users: [],
      ignored: [],
      problems: [
        {
          line: 1,
          column: null,
          problem: 'The file is empty. Its first line names the columns, such as email,first_name.',
        },
      ],
    };
  }
  const names = head.cells.map(nameOf);
  const columns = new Map<Column, number>();
  names.forEach((name, index) => {
    if (!isImported(name)) return;
    if (columns.has(name)) {
      problems.push({ line: head.line, column: name, problem: 'The column is there twice. Remove one of them.' });
    }
    columns.set(name, index);
  });
  if (!columns.has('email')) {
    problems.push({
      line: head.line,
      column: 'email',
      problem: `There is no such column. The first line has to name it. It names ${shorten(head.cells.join(', '))}.`,
    });
    return { users: [], problems, ignored: [] };
  }
  const ignored = head.cells.filter((_, index) => !isImported(names[index] ?? '') && !computed.has(names[index] ?? ''));

  const lineOf = new Map<string, number>();
  const users: CsvUser[] = [];
  for (const { line, cells } of rows) {
    if (problems.length >= mostProblems) break;
    const note = (column: Column | null, problem: string): void => void problems.push({ line, column, problem });
    if (cells.length !== head.cells.length) {
      note(
        null,
        `There are ${cells.length} values for ${head.cells.length} columns. Values with a comma stand in quotation marks.`,
      );
    }
    const value = (column: Column): string => unescape((cells[columns.get(column) ?? -1] ?? '').trim());
    const user = readUser(value, note);
    const before = lineOf.get(user.email);
    if (before !== undefined)
      note('email', `${shorten(user.email)} is in line ${before}, too. Remove one of the lines.`);
    lineOf.set(user.email, before ?? line);
    users.push({ line, ...user });
  }
  return { users, problems, ignored };
}

function readUser(
  value: (column: Column) => string,
  note: (column: Column, problem: string) => void,
): Omit<CsvUser, 'line'> {
  const [email, status, shares, createdAt, country] = (
    ['email', 'status', 'shares', 'created_at', 'country'] as const
  ).map(value);
  if (email === '') note('email', 'It is empty. Every user has an e-mail address.');
  else if (!v.is(newUser.entries.email, email)) note('email', `${shorten(email ?? '')} is no e-mail address.`);
  const known = statuses.find((known) => known === status?.toLowerCase());
  if (status !== '' && known === undefined)
    note('status', `There is no status ${shorten(status ?? '')}. There are ${statuses.join(', ')}.`);
  if (!v.is(count, shares)) note('shares', `${shorten(shares ?? '')} is no whole number.`);
  const joined = readTime(createdAt ?? '');
  if (joined === undefined) {
    note(
      'created_at',
      `${shorten(createdAt ?? '')} is no time. Write 2026-03-01 or 2026-03-01T12:00:00Z; without a time zone it is UTC.`,
    );
  }
  if (country !== undefined && country !== '' && !countryPattern.test(country)) {
    note('country', `${shorten(country)} is no country. Write two capital letters, such as US (ISO 3166-1 alpha-2).`);
  }
  const code = value('referral_code');
  if (!/^[^\s@/?#]{0,64}$/.test(code))
    note('referral_code', `${shorten(code)} does not fit into a link. Write letters and digits.`);

  const fullName = value('full_name');
  return {
    email: emailKey(email ?? ''),
    status: known ?? null,
    profile: {
      ...(fullName !== '' && splitFullName(fullName)),
      ...Object.fromEntries(details.flatMap((name) => (value(name) === '' ? [] : [[name, value(name)]]))),
    },
    referredBy: value('referred_by') || null,
    referralCode: code || null,
    shares: Number(shares),
    createdAt: joined ?? null,
  };
}

const count = v.pipe(v.string(), v.regex(/^\d{0,7}$/));

const timePattern = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/;

/** `null`: none is given. `undefined`: it is no time. */
function readTime(text: string): Date | null | undefined {
  if (text === '') return null;
  const [, day, time = '00:00', zone = 'Z'] = timePattern.exec(text) ?? [];
  const read = new Date(`${day}T${time}${zone === 'UTC' ? 'Z' : zone}`);
  return Number.isNaN(read.getTime()) ? undefined : read;
}

/** Spreadsheets run cells that begin with one of these signs. The export puts an apostrophe before them. */
const formula = /^'(?=[=+\-@])/;
const unescape = (cell: string): string => cell.replace(formula, '');

/** The columns of an export, in order. */
const exported = [
  ...imported.filter((column) => column !== 'full_name' && column !== 'created_at'),
  'referrals',
  'created_at',
  'updated_at',
] as const;

/** The line with the names of the columns. */
export const csvHead = (library: CsvLibrary): string => `${library.unparse([[...exported]], {})}\r\n`;

/** Users as lines of CSV. */
export function writePeopleCsv(library: CsvLibrary, people: readonly (Person & { referrer: string | null })[]): string {
  if (people.length === 0) return '';
  const rows = people.map((person) => {
    const values: Record<string, unknown> = {
      ...person.profile,
      email: person.email,
      status: person.status,
      referral_code: person.referral_code,
      referred_by: person.referrer,
      shares: person.shares,
      referrals: person.referrals,
      created_at: timestamp(person.created_at),
      updated_at: timestamp(person.updated_at),
    };
    return exported.map((column) => values[column] ?? '');
  });
  return `${library.unparse(rows, { escapeFormulae: /^[=+\-@]/ })}\r\n`;
}
