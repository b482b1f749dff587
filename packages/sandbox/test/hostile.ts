import fc from 'fast-check';
import { sessionHeader, visitorHeader } from '../src/protocol.ts';
import { address } from './caller.ts';

/** A generated request. */
export interface Attack {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

/** Values that an attacker may know, and may use in any place. */
export interface Knowledge {
  project: string;
  /** E-mail addresses, referral codes, signatures and tokens that are valid. */
  words: readonly string[];
  /** Keys that name the users under attack. */
  people: readonly object[];
  /** The attacker's own session. */
  session: string;
  commands: readonly string[];
}

/** Texts that often break programs. */
const nasty = fc.constantFrom(
  '',
  ' ',
  '\0',
  '\uD800',
  '\u202Eabc',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '%00',
  '%E0%A4%A',
  '../../../etc/passwd',
  `'; DROP TABLE users; --`,
  '"><script>alert(1)</script>',
  'x'.repeat(300),
  'a@b',
  'NaN',
  '-1',
  'data:text/plain,x',
  'blob:https://evil.example/x',
  'http://a;script-src *',
);

const textOf = (words: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.constantFrom(...words), fc.emailAddress());

const fieldNames = [
  ...['email', 'first_name', 'last_name', 'full_name', 'country', 'telephone', 'referred_by', 'utm_source'],
  ...['http_referrer', 'custom_var1', 'id', 'referral_code', 'signature', 'event', 'dom_id', '__proto__'],
];

const some = (names: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });

const dataOf = (people: readonly object[], text: fc.Arbitrary<string>): fc.Arbitrary<unknown> => {
  const email = fc.oneof(fc.emailAddress(), text);
  const more = some(fieldNames, text);
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.emailAddress(), more).map(([email, more]) => ({ ...more, email })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...people), fc.option(text, { nil: undefined }), more)
        .map(([named, signature, more]) => ({ ...more, event: 'purchase', dom_id: 'board', signature, ...named })),
    },
    fc.tuple(email, more).map(([email, more]) => ({ ...more, email })),
    some(fieldNames, fc.oneof(text, fc.jsonValue())),
    email,
    fc.jsonValue(),
    fc.constant(undefined),
  );
};

const headersOf = ({ session }: Knowledge, text: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> => {
  const own = 'http://localhost:5173';
  // `Request` does not accept such headers, so no client can send them.
  const value = text.filter((word) => /^[\t\x20-\x7E\x80-\xFF]*$/.test(word));
  const or = (right: string): fc.Arbitrary<string> => fc.oneof({ weight: 9, arbitrary: fc.constant(right) }, value);
  const optional = {
    [sessionHeader]: or(session),
    [visitorHeader]: or('visitor1'),
    'user-agent': value,
    'accept-language': value,
    'x-forwarded-for': value,
    cookie: value,
    referer: fc.oneof(fc.webUrl(), value),
    host: value,
  };
  return fc
    .tuple(
      fc.record(optional, { requiredKeys: [] }),
      fc.oneof({ weight: 9, arbitrary: or(own) }, fc.webUrl(), fc.constant(null)),
    )
    .map(([headers, origin]) => ({ ...headers, ...(origin !== null && { origin }) }));
};

/** Generates requests of every kind: some are valid enough to get far, others are refused early. */
export function attacks(knowledge: Knowledge): fc.Arbitrary<Attack> {
  const { project, commands, people, words } = knowledge;
  const text = textOf(words);
  const headers = headersOf(knowledge, text);
  const part = text.filter((word) => !/\p{Surrogate}/u.test(word)).map(encodeURIComponent);
  const queryNames = ['email', 'view', 'origin', 'display', 'referral_token', 'ref-check', 'r'];
  const query = fc.dictionary(fc.constantFrom(...queryNames), text).map(encodeForm);

  const envelope = fc.tuple(dataOf(people, text), text, fc.option(text), fc.option(text));
  const command = fc
    .tuple(fc.constantFrom('addUser', 'addUser', 'getUser', ...commands), envelope, headers)
    .map(([name, [data, url, referrer, referrer_code], headers]) => ({
      method: 'POST',
      path: `/api/${project}/${name}`,
      headers,
      body: JSON.stringify({ data, page: { url, referrer }, referrer_code }),
    }));

  const inputs = ['referrer', 'referral_token', 'utm_source', 'user[website]', 'display', 'origin', '__proto__'];
  const profile = fieldNames.map((name) => `user[profile][${name}]`);
  const fields = fc
    .tuple(fc.oneof(fc.emailAddress(), text), fc.dictionary(fc.constantFrom(...profile, ...inputs), text))
    .map(([email, more]) => encodeForm({ 'user[profile][email]': email, ...more }));
  const form = fc.tuple(query, fields, headers).map(([query, body, headers]) => ({
    method: 'POST',
    path: `/projects/${project}/users/post?${query}`,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  }));

  const pages = ['leaderboard', 'referral', 'users/new', 'users/instant', 'users/joined'];
  const path = fc.oneof(
    fc.tuple(fc.constantFrom(...pages), query).map(([name, query]) => `/projects/${project}/${name}?${query}`),
    fc.tuple(part, query).map(([code, query]) => `/r/${code}?${query}`),
    fc.constantFrom(`/widget/v2/${project}.js`, '/assets/page.css', '/faults', '/', `/api/${project}/ref-check`),
    fc.array(part).map((parts) => `/${parts.join('/')}`),
    fc.tuple(part, part).map(([one, other]) => `/api/${one}/${other}`),
    fc.webPath(),
  );
  const visit = fc.tuple(path, headers).map(([path, headers]) => ({ method: 'GET', path, headers, body: null }));

  const types = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', 'multipart/form-data'];
  const multipart = (value: string): string =>
    `--b\r\ncontent-disposition: form-data; name="user[profile][email]"\r\n\r\n${value}\r\n--b--\r\n`;
  const anything = fc.record({
    method: fc.constantFrom('POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'QUERY'),
    path: fc.oneof(path, fc.constantFrom(`/projects/${project}/users/post`, `/api/${project}/addUser`)),
    headers: fc
      .tuple(headers, fc.constantFrom(...types, 'application/json', 'text/plain'))
      .map(([headers, type]) => ({ ...headers, 'content-type': type })),
    body: fc.oneof(
      fc.json(),
      text,
      text.map(multipart),
      text.map((id) => JSON.stringify({ id })),
      fc.constantFrom('{', '['.repeat(20_000), 'x'.repeat(70_000)),
    ),
  });

  return fc.oneof({ weight: 3, arbitrary: command }, form, visit, anything);
}

const encodeForm = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

export const requestOf = ({ path, ...attack }: Attack): Request => new Request(address + path, attack);
