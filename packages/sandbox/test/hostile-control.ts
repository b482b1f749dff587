import fc from 'fast-check';
import type { Attack } from './hostile.ts';

/** Replaced by a number that JSON can have and JavaScript cannot: it is read as infinity. */
const beyond = '__beyond__';

const nastyText = fc.constantFrom(
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  'x\uDFFFy',
  '__proto__',
  'constructor',
  '%00',
  '%E0%A4%A',
  `'; DROP TABLE users; --`,
  'x'.repeat(3000),
  '😀'.repeat(300),
  '-1',
  '1e309',
  '9007199254740993',
  '99999999999999999999',
  'NaN',
  'Infinity',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '275760-09-13T00:00:00Z',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '2026-02-30T25:61:61Z',
);

const nastyNumber = fc.constantFrom(-1, -0, 0, 1.5, 2, 1e-320, 2 ** 31, 2 ** 53, 1e21, -1e300, beyond);

const nastyValue = fc.oneof(
  nastyText,
  nastyNumber,
  fc.constantFrom(null, true, false, [], {}, [[]], [null], { stop: true }, { slow: -1 }, { __proto__: null }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Routes with a body, and the names that it may have. */
const posts: Readonly<Record<string, readonly string[]>> = {
  'PUT /faults': ['callbacks', 'script', 'commands', 'lag', 'mails'],
  'PATCH /faults': ['callbacks', 'script', 'commands', 'lag', 'mails'],
  'POST /people': ['email', 'status'],
  'POST /people/session': ['email'],
  'POST /people/join': ['count', 'referrer', 'referred', 'confirm'],
  'POST /people/import': ['csv', 'status'],
  'POST /outbox': ['email'],
  'POST /rewards': ['email', 'descriptor', 'friend', 'status'],
  'POST /webhooks': ['number'],
  'POST /clock': ['stop', 'forward', 'back'],
  'POST /seed': ['users', 'seed'],
  'POST /reset': ['users', 'seed'],
  'POST /snapshots': ['save', 'load'],
};

const reads: Readonly<Record<string, readonly string[]>> = {
  '/people': ['email', 'status', 'after', 'limit'],
  '/people/story': ['email'],
  '/events': ['email'],
  '/waitlist': ['status', 'search', 'limit'],
  '/rewards': ['email', 'status', 'before', 'limit'],
  '/numbers': ['from', 'to', 'step'],
  '/outbox': ['delayed'],
  '/snapshots': [],
  '/impressions': [],
  '/webhooks': [],
  '/about': [],
};

const testers = ['email_is', 'email_contains', 'name', 'referral_code', 'custom_vars[custom_var1]', 'page'];
const restReads: Readonly<Record<string, readonly string[]>> = {
  testers,
  rewards: ['email', 'status', 'page'],
};

const profileFields = ['first_name', 'country', 'telephone', 'utm_term', 'custom_var1', '__proto__'];
const restPosts: Readonly<Record<string, readonly string[]>> = {
  points: ['email', 'quantity'],
  friend_invitations: ['sender_email', 'recipient_email', 'message'],
};

/** Generates requests of an operator, and of a server with a key, that are nearly right. */
export function operatorAttacks(project: string, key: string, emails: readonly string[]): fc.Arbitrary<Attack> {
  const email = fc.constantFrom(...emails);
  const value = (name: string): fc.Arbitrary<unknown> =>
    /email|referrer|after|friend$|save|load/.test(name) ? fc.oneof(email, nastyValue) : nastyValue;
  const bodyOf = (names: readonly string[]): fc.Arbitrary<Record<string, unknown>> =>
    fc.record(Object.fromEntries(names.map((name) => [name, value(name)])), { requiredKeys: [] });
  const encode = (body: unknown): string => JSON.stringify(body).replaceAll(`"${beyond}"`, '1e309');
  const part = nastyText.map((text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '?')));
  const queryOf = (names: readonly string[]): fc.Arbitrary<string> =>
    fc
      .record(Object.fromEntries(names.map((name) => [name, fc.oneof(email, nastyText)])), { requiredKeys: [] })
      .map((query) => String(new URLSearchParams(Object.entries(query).map(([name, text]) => [name, text ?? '']))));
  const from = (method: string, path: string, body: string | null, more: Record<string, string> = {}): Attack => ({
    method,
    path,
    headers: { 'content-type': 'application/json', ...more },
    body,
  });
  const rest = { authorization: `Basic ${btoa(`${key}:`)}` };
  const api = `/api/v2/betas/${project}`;

  const post = fc
    .constantFrom(...Object.entries(posts))
    .chain(([route, names]) =>
      fc
        .oneof({ weight: 4, arbitrary: bodyOf(names).map(encode) }, nastyValue.map(encode), nastyText)
        .map((body) => from(route.split(' ')[0] ?? '', route.split(' ')[1] ?? '', body)),
    );
  const read = fc
    .constantFrom(...Object.entries(reads))
    .chain(([path, names]) => queryOf(names).map((query) => from('GET', `${path}?${query}`, null)));
  const named = fc
    .tuple(fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH'), fc.constantFrom('snapshots', 'outbox', 'projects'), part)
    .map(([method, room, name]) => from(method, `/${room}/${name}`, method === 'PUT' ? '{}\n["users",{}]' : null));
  const cells = fc.array(
    fc.oneof(
      email,
      nastyText.map((text) => text.replaceAll('"', '')),
    ),
    { maxLength: 4 },
  );
  const csv = fc
    .array(cells, { maxLength: 4 })
    .map((rows) =>
      ['email,created_at,referral_code,shares', ...rows.map((row) => row.map((cell) => `"${cell}"`).join(','))].join(
        '\n',
      ),
    )
    .map((text) => ({ ...from('POST', '/people/import', text), headers: { 'content-type': 'text/csv' } }));

  const restRead = fc
    .constantFrom(...Object.entries(restReads))
    .chain(([path, names]) => queryOf(names).map((query) => from('GET', `${api}/${path}?${query}`, null, rest)));
  const restPost = fc
    .constantFrom(...Object.entries(restPosts))
    .chain(([path, names]) => bodyOf(names).map((body) => from('POST', `${api}/${path}`, encode(body), rest)));
  const tester = fc
    .tuple(
      bodyOf(['email', 'status', 'profile', 'referrer_id', 'invitation_code', 'custom_vars']),
      bodyOf(profileFields),
      fc.oneof(part, fc.constantFrom('1', '2', '999999999999999')),
      fc.constantFrom('POST', 'PUT', 'GET', 'DELETE'),
      fc.boolean(),
    )
    .map(([tester, profile, id, method, isWhole]) =>
      from(
        method,
        method === 'POST' ? `${api}/testers` : `${api}/testers/${id}${method === 'GET' && isWhole ? '/verify' : ''}`,
        method === 'GET' ? null : encode({ tester: isWhole ? { ...tester, profile } : tester }),
        rest,
      ),
    );

  const tools = {
    list_users: ['email', 'status', 'after', 'limit'],
    join: ['email', 'first_name', 'referred_by'],
    follow_link: ['code'],
    set_reward: ['email', 'descriptor', 'status'],
    set_faults: ['faults'],
    set_clock: ['stop', 'forward', 'back'],
    read_mail: ['to'],
  };
  const mcp = fc.constantFrom(...Object.entries(tools)).chain(([name, names]) =>
    bodyOf(names).map((given) => ({
      ...from(
        'POST',
        '/mcp',
        encode({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } }),
      ),
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    })),
  );
  return fc.oneof(
    { weight: 4, arbitrary: post },
    read,
    named,
    csv,
    restRead,
    restPost,
    { weight: 2, arbitrary: tester },
    mcp,
  );
}
