import { expect, test } from 'vitest';
import { call, get, join } from '../../../test/caller.ts';
import { onEachEngine } from '../../../test/databases.ts';
import { newProject } from '../../../test/engines.ts';
import { strictLog } from '../../../test/strict-log.ts';
import { readOptions } from '../../options/read.ts';
import type { SandboxOptions } from '../../options/table.ts';
import { assemble } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';

const key = 'sandbox_api_key_do_not_use';
const basic = (user: string): string => `Basic ${Buffer.from(`${user}:`).toString('base64')}`;

interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- The tests say what is in it.
  body: any;
}

/** Sends a request below the address of the project, with the default key. */
async function rest(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await get(sandbox, `/api/v2/betas/${sandbox.project}${path}`, {
    method,
    headers: { authorization: basic(key) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const paginationOf = ({ headers }: Answer): unknown => JSON.parse(headers.get('x-pagination') ?? 'null');
// oxlint-disable-next-line typescript/no-explicit-any -- The tests say what is in it.
const emailsOf = ({ body }: Answer): unknown => body.map(({ email }: any) => email);

onEachEngine((database) => {
  const newSandbox = (options: Partial<SandboxOptions> = {}): Sandbox =>
    assemble(database(), readOptions({ project: newProject(), secret: 'test_secret', log: strictLog, ...options }));

  test('GET /betas and /betas/ID answer the project with its counts', async () => {
    const sandbox = newSandbox({ site: 'https://app.example' });
    await join(sandbox, 'amy@x.com');
    await sandbox.setStatus('amy@x.com', 'invited');
    await join(sandbox, { email: 'bob@x.com', referred_by: 'amy@x.com' });
    await call(sandbox, 'recordFormImpression', undefined, { visitor: 'visitor1' });
    const one = await rest(sandbox, 'GET', '');
    expect(one.status).toBe(200);
    expect(one.body).toEqual({
      id: sandbox.project,
      name: sandbox.project,
      homepage_url: 'https://app.example',
      testers_count: 2,
      impressions_count: 1,
      share_clicks_count: 0,
      share_signups_count: 1,
      imported_testers_count: 0,
      applied_testers_count: 1,
      invited_testers_count: 1,
      active_testers_count: 0,
      rejected_testers_count: 0,
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
    });
    const all = await get(sandbox, '/api/v2/betas', { headers: { authorization: basic(key) } });
    expect(await all.json()).toEqual([one.body]);
  });

  test('GET /betas/ID/testers filters users, and pages them in the header X-Pagination', async () => {
    const sandbox = newSandbox();
    await sandbox.seed({ users: 30 });
    const { person } = await join(sandbox, {
      email: 'amy@x.com',
      first_name: 'Amy',
      last_name: 'Farrah',
      custom_var1: 'blue',
    });
    const first = await rest(sandbox, 'GET', '/testers');
    expect([first.body.length, paginationOf(first)]).toEqual([
      25,
      { previous_page: null, next_page: 2, current_page: 1, per_page: 25, count: 25, pages: 2, total: 31 },
    ]);
    const second = await rest(sandbox, 'GET', '/testers?page=2');
    expect([second.body.length, paginationOf(second)]).toEqual([
      6,
      { previous_page: 1, next_page: null, current_page: 2, per_page: 25, count: 6, pages: 2, total: 31 },
    ]);
    for (const filter of [
      'email_is=Amy@x.com',
      'email_contains=y@x',
      'name=my+farr',
      `referral_code=${person.referral_code}`,
      'custom_vars[custom_var1]=blue',
    ]) {
      expect(emailsOf(await rest(sandbox, 'GET', `/testers?${filter}`))).toEqual(['amy@x.com']);
    }
    expect(emailsOf(await rest(sandbox, 'GET', '/testers?custom_vars[custom_var1]=red'))).toEqual([]);
    expect(first.body[0]).toEqual((await rest(sandbox, 'GET', `/testers/${first.body[0].id}`)).body);
  });

  test('GET /betas/ID/testers/ID answers a user by number or uuid', async () => {
    const sandbox = newSandbox();
    const { person } = await join(sandbox, { email: 'amy@x.com', first_name: 'Amy', custom_var2: 'green' });
    const byId = await rest(sandbox, 'GET', `/testers/${person.id}`);
    expect(byId.body).toMatchObject({
      id: expect.any(Number),
      uuid: person.id,
      email: 'amy@x.com',
      status: 'applied',
      referral_code: person.referral_code,
      referrer_id: null,
      share_link: person.referral_link,
      share_status_link: person.referral_status_link,
      share_clicks_count: 0,
      share_signups_count: 0,
      waitlist_position: 1,
      waitlist_ahead: 0,
      waitlist_behind: 0,
      waitlist_length: 1,
      friend_invitations_remaining: 5,
      invitation_code: null,
      custom_vars: { custom_var1: null, custom_var2: 'green', custom_var3: null },
      profile: { first_name: 'Amy' },
    });
    expect((await rest(sandbox, 'GET', `/testers/${byId.body.id}`)).body).toEqual(byId.body);
  });

  test('POST /betas/ID/testers adds a user without a session, with referrer, status and invitation code', async () => {
    const sandbox = newSandbox({ doubleOptIn: true });
    const { person: amy } = await join(sandbox, 'amy@x.com');
    await sandbox.setStatus('amy@x.com', 'applied');
    const { body: referrer } = await rest(sandbox, 'GET', `/testers/${amy.id}`);
    const created = await rest(sandbox, 'POST', '/testers', {
      tester: {
        email: ' Bob@x.com',
        status: 'applied',
        referrer_id: referrer.id,
        invitation_code: 'open-sesame',
        groups: ['friends'],
        profile: { first_name: 'Bob', custom_var1: 'blue' },
        responses: { response: [{ question_id: 1, answer: 'yes' }] },
      },
    });
    expect([created.status, created.body]).toMatchObject([
      201,
      { email: 'bob@x.com', status: 'applied', referrer_id: referrer.id, invitation_code: 'open-sesame' },
    ]);
    expect(await sandbox.person('amy@x.com')).toMatchObject({ referrals: 1 });
    // Without a status the user has to confirm, and no browser has a session.
    const waiting = await rest(sandbox, 'POST', '/testers', { tester: { email: 'cy@x.com', referrer_id: 'unknown' } });
    expect([waiting.status, waiting.body.status]).toEqual([201, 'unconfirmed']);
    expect(await sandbox.outbox()).toContainEqual(expect.objectContaining({ to: 'cy@x.com' }));
    expect((await call(sandbox, 'getUser')).status).toBe(403);
  });

  test('PUT /betas/ID/testers/ID changes status, profile and custom variables, and answers the whole user', async () => {
    const sandbox = newSandbox();
    const { person } = await join(sandbox, { email: 'amy@x.com', first_name: 'Amy', city: 'Pasadena' });
    const changed = await rest(sandbox, 'PUT', `/testers/${person.id}`, {
      tester: { status: 'invited', profile: { first_name: 'Amelia' }, custom_vars: { custom_var3: 'red' } },
    });
    expect([changed.status, changed.body]).toMatchObject([
      200,
      { status: 'invited', profile: { first_name: 'Amelia', city: 'Pasadena' }, custom_vars: { custom_var3: 'red' } },
    ]);
    expect(changed.body).toEqual((await rest(sandbox, 'GET', `/testers/${person.id}`)).body);
  });

  test('GET /betas/ID/testers/ID/verify checks an invitation code', async () => {
    const sandbox = newSandbox();
    const { body: amy } = await rest(sandbox, 'POST', '/testers', {
      tester: { email: 'amy@x.com', invitation_code: 'right' },
    });
    const verify = (code: string) => rest(sandbox, 'GET', `/testers/${amy.id}/verify?invitation_code=${code}`);
    expect(await verify('right')).toMatchObject({ status: 200, body: { email: 'amy@x.com' } });
    expect(await verify('wrong')).toMatchObject({ status: 422, body: { errors: [{ code: 422 }] } });
  });

  test('GET /betas/ID/rewards filters rewards by address and status', async () => {
    const sandbox = newSandbox();
    await join(sandbox, 'amy@x.com');
    const { session } = await join(sandbox, { email: 'bob@x.com', referred_by: 'amy@x.com' });
    await call(sandbox, 'triggerRewards', { event: 'purchase' }, { session });
    const list = (query: string) => rest(sandbox, 'GET', `/rewards${query}`);
    const all = await list('');
    expect(all.body).toMatchObject([{ descriptor: 'discount10', status: 'earned', user: { email: 'amy@x.com' } }]);
    expect(paginationOf(all)).toMatchObject({ total: 1 });
    expect((await list('?email=Amy@x.com&status=earned')).body).toHaveLength(1);
    expect((await list('?email=bob@x.com')).body).toEqual([]);
    await sandbox.setReward({ email: 'amy@x.com', descriptor: 'discount10', status: 'delivered' });
    expect([(await list('?status=earned')).body, (await list('?status=delivered')).body.length]).toEqual([[], 1]);
    expect((await list('?status=lost')).status).toBe(422);
  });

  test('POST /betas/ID/points gives a bonus, which snapshots keep and a reset takes', async () => {
    const sandbox = newSandbox();
    const { person } = await join(sandbox, 'amy@x.com');
    const give = (body: unknown) => rest(sandbox, 'POST', '/points', body);
    expect(await give({ email: 'Amy@x.com', quantity: 5 })).toMatchObject({
      status: 201,
      body: { email: 'amy@x.com', quantity: 5, bonus_points: 5 },
    });
    await give({ email: 'amy@x.com', quantity: -2 });
    expect((await rest(sandbox, 'GET', `/testers/${person.id}`)).body.bonus_points).toBe(3);
    const codes = await Promise.all(
      [
        { quantity: 5 },
        { email: 'bob@x.com', quantity: 5 },
        { email: 'amy@x.com' },
        { email: 'amy@x.com', quantity: 0 },
      ].map(async (body) => (await give(body)).body.errors[0].code),
    );
    expect(codes).toEqual([2801, 2802, 2803, 2804]);
    await sandbox.snapshot();
    await give({ email: 'amy@x.com', quantity: 7 });
    await sandbox.restore();
    expect((await rest(sandbox, 'GET', `/testers/${person.id}`)).body.bonus_points).toBe(3);
    await sandbox.reset();
    expect((await rest(sandbox, 'GET', '/testers')).body).toEqual([]);
  });

  test('POST /betas/ID/friend_invitations invites a friend past the line, up to the quota', async () => {
    const sandbox = newSandbox();
    await join(sandbox, 'amy@x.com');
    await join(sandbox, 'waiting@x.com');
    const invite = (recipient_email: string) =>
      rest(sandbox, 'POST', '/friend_invitations', { sender_email: 'amy@x.com', recipient_email, message: 'Come!' });
    expect(await invite('bob@x.com')).toMatchObject({
      status: 201,
      body: { tester: { email: 'bob@x.com', status: 'invited' }, friend_invitations_remaining: 4 },
    });
    expect(await sandbox.person('amy@x.com')).toMatchObject({ referrals: 1 });
    expect((await invite('waiting@x.com')).body.tester).toMatchObject({ status: 'invited', referrer_id: null });
    expect((await invite('bob@x.com')).body.errors).toMatchObject([{ code: 2310 }]);
    for (const name of ['c', 'd', 'e']) await invite(`${name}@x.com`);
    expect(await invite('f@x.com')).toMatchObject({
      status: 422,
      body: { errors: [{ message: 'amy@x.com has no invitation left.' }] },
    });
    expect((await sandbox.people({ status: 'invited' })).length).toBe(5);
  });

  test('of many concurrent friend_invitations the quota are answered, and a friend of the others is no user', async () => {
    const sandbox = newSandbox();
    await join(sandbox, 'amy@x.com');
    await join(sandbox, 'waiting@x.com');
    const friends = ['waiting@x.com', ...Array.from({ length: 9 }, (_, index) => `friend${index}@x.com`)];
    const answers = await Promise.all(
      friends.map((recipient_email) =>
        rest(sandbox, 'POST', '/friend_invitations', { sender_email: 'amy@x.com', recipient_email }),
      ),
    );
    const invited = friends.filter((_, index) => answers[index]?.status === 201);
    expect(invited).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(5);
    const people = await sandbox.people();
    expect(people.filter(({ status }) => status === 'invited').map(({ email }) => email)).toEqual(
      expect.arrayContaining(invited),
    );
    expect(people.map(({ email }) => email).toSorted()).toEqual(
      [...new Set(['amy@x.com', 'waiting@x.com', ...invited])].toSorted(),
    );
    const isNew = (email: string): boolean => email.startsWith('friend');
    expect(await sandbox.person('amy@x.com')).toMatchObject({ referrals: invited.filter(isNew).length });
  });

  test.each([
    ['list', { errors: [{ code: 2310, message: 'A user with the address amy@x.com exists.' }] }],
    ['single', { error: 'A user with the address amy@x.com exists.' }],
  ] as const)('errors have the form %s: a known address, and every other error of each route', async (form, known) => {
    const sandbox = newSandbox({ restErrors: form });
    const { person } = await join(sandbox, 'amy@x.com');
    const answer = await rest(sandbox, 'POST', '/testers', { tester: { email: 'amy@x.com' } });
    expect([answer.status, answer.body]).toEqual([422, known]);
    const shape =
      form === 'list'
        ? { errors: [{ code: expect.any(Number), message: expect.any(String) }] }
        : { error: expect.any(String) };
    const failures: [string, string, unknown, number][] = [
      ['GET', '/testers?page=0', undefined, 422],
      ['GET', '/testers/1', undefined, 404],
      ['GET', '/nothing', undefined, 404],
      ['POST', '/testers', { tester: { email: 'amy' } }, 422],
      ['POST', '/testers', 'text', 422],
      ['PUT', `/testers/${person.id}`, { tester: { status: 'lost' } }, 422],
      ['PUT', '/testers/1', { tester: { status: 'invited' } }, 404],
      ['GET', `/testers/${person.id}/verify`, undefined, 422],
      ['GET', '/rewards?status=lost', undefined, 422],
      ['POST', '/points', { email: 'bob@x.com', quantity: 1 }, 422],
      ['POST', '/friend_invitations', { sender_email: 'bob@x.com', recipient_email: 'cy@x.com' }, 422],
    ];
    for (const [method, path, body, status] of failures) {
      const failed = await rest(sandbox, method, path, body);
      expect([path, failed.status, failed.body]).toEqual([path, status, shape]);
    }
    const other = await get(sandbox, '/api/v2/betas/other123', { headers: { authorization: basic(key) } });
    expect([other.status, await other.json()]).toEqual([404, shape]);
    const noKey = await get(sandbox, '/api/v2/betas');
    expect([noKey.status, await noKey.json()]).toEqual([401, shape]);
  });

  test('a key is the user name of HTTP Basic or ?api_key=, and has permissions', async () => {
    const sandbox = newSandbox({
      restKeys: [
        { name: 'all', key: 'key_all' },
        { name: 'reports', key: 'key_reports', permissions: { users: 'read', points: 'write' } },
      ],
    });
    await join(sandbox, 'amy@x.com');
    const path = `/api/v2/betas/${sandbox.project}`;
    const status = async (user: string, method = 'GET', below = '/testers', body?: unknown) =>
      (
        await get(sandbox, path + below, {
          method,
          headers: { authorization: basic(user) },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })
      ).status;
    expect([await status('key_all'), await status('nobody'), await status(key)]).toEqual([200, 401, 401]);
    expect((await get(sandbox, `${path}/testers?api_key=key_all`)).status).toBe(200);
    expect((await get(sandbox, path)).headers.get('www-authenticate')).toBe('Basic realm="api"');
    const bob = { tester: { email: 'bob@x.com' } };
    const points = { email: 'amy@x.com', quantity: 1 };
    expect([
      await status('key_reports'),
      await status('key_reports', 'POST', '/testers', bob),
      await status('key_reports', 'GET', '/rewards'),
      await status('key_reports', 'POST', '/points', points),
      await status('key_all', 'POST', '/testers', bob),
    ]).toEqual([200, 403, 403, 201, 201]);
  });

  test('the default key is for this machine only, and one of its own is for others, too', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const sandbox = newSandbox();
    const refused = await get(sandbox, '/api/v2/betas', { headers: { ...headers, authorization: basic(key) } });
    expect([refused.status, await refused.json()]).toMatchObject([
      401,
      { errors: [{ message: expect.stringContaining('--rest-key') }] },
    ]);
    const own = newSandbox({ restKeys: [{ name: 'staging', key: 'own_key' }] });
    const answered = await get(own, '/api/v2/betas', { headers: { ...headers, authorization: basic('own_key') } });
    expect(answered.status).toBe(200);
  });

  test('61 requests for users within a minute are one too many, and no limit holds without restLimits', async () => {
    const [limited, free] = [newSandbox(), newSandbox({ restLimits: false })];
    const statuses = async (sandbox: Sandbox) => {
      const all: number[] = [];
      for (let count = 0; count < 61; count += 1) all.push((await rest(sandbox, 'GET', '/testers')).status);
      return all;
    };
    expect((await statuses(limited)).slice(58)).toEqual([200, 200, 429]);
    const answer = await rest(limited, 'GET', '/testers');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body).toMatchObject({ errors: [{ code: 429 }] });
    expect((await rest(limited, 'GET', '/rewards')).status).toBe(200);
    expect(await statuses(free)).not.toContain(429);
  }, 60_000);
});
