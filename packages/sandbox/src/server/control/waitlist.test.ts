import { expect, test } from 'vitest';
import { address, call, join } from '../../../test/caller.ts';
import { onEachEngine } from '../../../test/databases.ts';
import { newProject } from '../../../test/engines.ts';
import { strictLog } from '../../../test/strict-log.ts';
import { readOptions } from '../../options/read.ts';
import type { SandboxOptions } from '../../options/table.ts';
import { assemble } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';
import { createStore } from '../../store/store.ts';
import { readStory } from './story.ts';

onEachEngine((database) => {
  const newSandbox = (options: Partial<SandboxOptions> = {}): Sandbox =>
    assemble(database(), readOptions({ project: newProject(), secret: 'test_secret', log: strictLog, ...options }));

  const get = async (sandbox: Sandbox, path: string): Promise<{ status: number; body: unknown }> => {
    const response = await sandbox.fetch(new Request(address + path));
    return { status: response.status, body: await response.json() };
  };

  const post = async (sandbox: Sandbox, path: string, body: object): Promise<{ status: number; body: unknown }> => {
    const response = await sandbox.fetch(new Request(address + path, { method: 'POST', body: JSON.stringify(body) }));
    return { status: response.status, body: await response.json() };
  };

  test.each([['referrals'], ['signup'], [{ points: { referral: 5 } }], [{ skip: 2 }]] as const)(
    'the list is in the order of the ranking %j, and its places are those of the users',
    async (ranking) => {
      const sandbox = newSandbox({ ranking });
      await sandbox.seed({ users: 60 });
      const { length, people } = await sandbox.waitlist({ limit: 1000 });
      expect(length).toBe(51);
      expect(people.map(({ place }) => place)).toEqual(Array.from({ length }, (_, index) => index + 1));
      for (const { email, place } of people.slice(0, 5)) {
        expect((await sandbox.person(email)).list_position).toBe(place);
      }
      const { people: found } = await sandbox.waitlist({ search: '@', limit: 1000 });
      expect(found.map(({ email, place }) => [email, place])).toEqual(people.map(({ email, place }) => [email, place]));
    },
  );

  test('a search finds users by a part of the address or the name and by the code, of one status or of all', async () => {
    const sandbox = newSandbox();
    const { person } = await join(sandbox, { email: 'amy@x.com', first_name: 'Amy', last_name: 'Farrah_Fowler' });
    await join(sandbox, { email: 'bob@x.com', first_name: 'Bob', referred_by: 'amy@x.com' });
    await sandbox.setStatus('bob@x.com', 'invited');
    const find = async (search: string, status: 'all' | 'applied' | 'invited' = 'all'): Promise<string[]> =>
      (await sandbox.waitlist({ search, status })).people.map(({ email }) => email);
    expect(await find('AMY@')).toEqual(['amy@x.com']);
    expect(await find('amy far')).toEqual(['amy@x.com']);
    expect(await find('h_f')).toEqual(['amy@x.com']);
    expect(await find('%')).toEqual([]);
    expect(await find(person.referral_code)).toEqual(['amy@x.com']);
    expect(await find('x.com')).toEqual(['amy@x.com', 'bob@x.com']);
    expect(await find('x.com', 'applied')).toEqual(['amy@x.com']);
    expect(await find('', 'invited')).toEqual(['bob@x.com']);
    expect(await sandbox.waitlist({ status: 'invited' })).toMatchObject({
      length: 1,
      people: [{ email: 'bob@x.com', name: 'Bob', place: null, referrer: 'amy@x.com', status: 'invited' }],
    });
    const { body } = await get(sandbox, '/waitlist?status=all&search=bob&limit=1');
    expect(body).toEqual(await sandbox.waitlist({ status: 'all', search: 'bob' }));
  });

  test.each([
    ['limit=0', 'limit: 0 will not do'],
    ['status=gone', "status: 'gone' will not do"],
    ['page=2', 'page'],
  ])('the list is refused for the query %s', async (query, message) => {
    expect(await get(newSandbox(), `/waitlist?${query}`)).toEqual({
      status: 400,
      body: { error: expect.stringContaining(message) },
    });
  });

  test('the story of a user is a timeline of signup, mails, friends, events and rewards', async () => {
    const sandbox = newSandbox({ doubleOptIn: true });
    await join(sandbox, { email: 'zoe@x.com' });
    const [mail] = await sandbox.outbox();
    await sandbox.fetch(new Request(mail?.link ?? ''));
    const { person } = await join(sandbox, { email: 'amy@x.com', referred_by: 'zoe@x.com' });
    await sandbox.setStatus('amy@x.com', 'applied');
    await sandbox.fetch(new Request(`${address}/r/${person.referral_code}`));
    const { session } = await join(sandbox, { email: 'bob@x.com', first_name: 'Bob', referred_by: 'amy@x.com' });
    await sandbox.setStatus('bob@x.com', 'applied');
    await call(sandbox, 'triggerRewards', { event: 'purchase' }, { session });
    await sandbox.setReward({ email: 'amy@x.com', descriptor: 'discount10', status: 'delivered' });

    const story = await sandbox.story('amy@x.com');
    expect(story.timeline).toMatchObject([
      { type: 'joined', referrer: 'zoe@x.com', site: 'http://localhost:5173' },
      { type: 'mailed', subject: 'Confirm your e-mail address' },
      { type: 'confirmed', at: null },
      { type: 'shared', at: null, count: 1 },
      { type: 'referred', email: 'bob@x.com', name: 'Bob', counts: true },
      { type: 'earned', reward: '$10 discount' },
      { type: 'delivered', reward: '$10 discount' },
    ]);
    expect(story).toMatchObject({
      person: await sandbox.person('amy@x.com'),
      referrer: { email: 'zoe@x.com' },
      referred: [{ email: 'bob@x.com', name: 'Bob' }],
      rewards: await sandbox.rewards('amy@x.com'),
    });
    expect((await sandbox.story('bob@x.com')).timeline).toContainEqual(
      expect.objectContaining({ type: 'performed', event: 'purchase' }),
    );
    expect((await get(sandbox, '/people/story?email=amy@x.com')).body).toEqual(story);
    expect((await get(sandbox, '/people/story?email=nobody@x.com')).status).toBe(404);
  });

  test('the story of a user reads no mails of others, and none that a fault delays', async () => {
    const project = newProject();
    const sandbox = newSandbox({ project, doubleOptIn: true });
    for (const email of ['amy@x.com', 'bob@x.com']) await join(sandbox, email);
    const store = createStore(database(), project);
    const refuse = (): never => {
      throw new Error('All mails are read.');
    };
    const mails = { ...store.mails, all: refuse, everything: refuse };
    const { timeline } = await readStory('amy@x.com', address, { store: { ...store, mails } });
    expect(timeline.filter(({ type }) => type === 'mailed')).toEqual([
      expect.objectContaining({ link: expect.stringContaining('/confirm/') }),
    ]);
    sandbox.fault({ mails: 'held' });
    await join(sandbox, 'eve@x.com');
    expect(await sandbox.story('eve@x.com')).toMatchObject({ timeline: [{ type: 'joined' }] });
    sandbox.fault({});
    expect(await sandbox.story('eve@x.com')).toMatchObject({ timeline: [{ type: 'joined' }, { type: 'mailed' }] });
  });

  test('a session of a user is started without a signature of theirs, and the signature is given, too', async () => {
    const sandbox = newSandbox();
    await join(sandbox, 'amy@x.com');
    const { body } = await post(sandbox, '/people/session', { email: 'amy@x.com' });
    const { session, signature } = await sandbox.signIn('amy@x.com');
    expect(body).toMatchObject({ signature });
    const { reply } = await call(sandbox, 'getUser', undefined, { session });
    expect(reply.answer).toMatchObject({ email: 'amy@x.com' });
    const signed = await call(sandbox, 'authenticateUser', { email: 'amy@x.com', signature });
    expect(signed.status).toBe(200);
    await expect(sandbox.signIn('nobody@x.com')).rejects.toMatchObject({ code: 'unknown_person' });
    expect((await post(sandbox, '/people/session', {})).status).toBe(400);
  });

  test('three made-up friends join through the link of a user, who passes another one by it', async () => {
    const sandbox = newSandbox({
      doubleOptIn: true,
      rewards: [{ descriptor: 'tea', name: 'Tea', type: 'SingleSided' }],
    });
    for (const email of ['bob@x.com', 'amy@x.com']) {
      await join(sandbox, email);
      await sandbox.setStatus(email, 'applied');
    }
    const before = await sandbox.waitlist();
    expect(before.people.map(({ email }) => email)).toEqual(['bob@x.com', 'amy@x.com']);

    const { body } = await post(sandbox, '/people/join', { count: 3, referrer: 'amy@x.com' });
    expect(body).toEqual({ joined: Array(3).fill(expect.stringMatching(/^[\w.]+@people\.example$/)) });
    const { length, people } = await sandbox.waitlist();
    expect(length).toBe(5);
    expect(people[0]).toMatchObject({ email: 'amy@x.com', place: 1, referrals: 3, shares: 3 });
    expect(await sandbox.rewards('amy@x.com')).toHaveLength(3);
    expect(await sandbox.outbox()).toHaveLength(5);
    expect((await sandbox.activity()).slice(0, 3).map(({ command, status }) => [command, status])).toEqual(
      Array.from({ length: 3 }, () => ['addUser', 200]),
    );

    await sandbox.join({ referrer: 'amy@x.com', confirm: false });
    expect((await sandbox.waitlist({ status: 'unconfirmed' })).people).toHaveLength(1);
  });

  test('made-up users join an empty campaign, and some follow links of others', async () => {
    const sandbox = newSandbox();
    expect(await sandbox.join({ count: 30, referred: 1 })).toHaveLength(30);
    const { people } = await sandbox.waitlist({ status: 'all' });
    expect(people).toHaveLength(30);
    expect(people.filter(({ referrer }) => referrer === null)).toHaveLength(1);
    expect(people.reduce((sum, { referrals }) => sum + referrals, 0)).toBe(29);
  });

  test.each([
    [{ count: 0 }, 400, 'count: 0 will not do'],
    [{ count: 2, referrer: 'nobody@x.com' }, 404, 'nobody@x.com'],
    [{ referrer: 'amy@x.com', referred: 0.5 }, 400, 'will not do'],
  ])('made-up users are refused for %j', async (given, status, message) => {
    expect(await post(newSandbox(), '/people/join', given)).toEqual({
      status,
      body: { error: expect.stringContaining(message) },
    });
  });

  test('a limit that refuses made-up users says how many have joined', async () => {
    const sandbox = newSandbox({ limits: { blockedDomains: ['people.example'] } });
    await expect(sandbox.join({ count: 2 })).rejects.toThrow(/^0 of 2 joined, and then a signup was refused: /);
  });
});
