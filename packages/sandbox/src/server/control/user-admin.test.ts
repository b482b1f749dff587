import { expect, test } from 'vitest';
import { call, get, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';

const shared = shareDatabase();
const { newSandbox } = shared;
const email = 'amy@x.com';
const address = { address_line1: '1 Main St', city: 'Pasadena', country: 'US', telephone: '+1 626 555 0100' };

test('GET /people answers a user with profile, status and place', async () => {
  const sandbox = newSandbox();
  const { person: referrer } = await join(sandbox, 'leonard@x.com');
  const { person } = await join(sandbox, { email, ...address, referred_by: referrer.referral_code });
  await call(sandbox, 'triggerRewards', { event: 'purchase' });
  const expected = {
    ...person,
    status: 'applied',
    referrer_id: referrer.id,
    profile: expect.objectContaining(address),
  };
  expect(await sandbox.person(email)).toMatchObject(expected);
  expect(await (await get(sandbox, `/people?email=${email}`)).json()).toMatchObject(expected);
  await expect(sandbox.person('nobody@x.com')).rejects.toMatchObject({ code: 'unknown_person' });
  expect((await get(sandbox, '/people?email=nobody%40x.com')).status).toBe(404);
});

test('POST /people sets the status of a user, as the vendor’s dashboard does', async () => {
  const sandbox = newSandbox();
  await join(sandbox, email);
  const move = (body: unknown) => get(sandbox, '/people', { method: 'POST', body: JSON.stringify(body) });
  expect(await (await move({ email, status: 'invited' })).json()).toMatchObject({
    status: 'invited',
    list_position: null,
  });
  expect((await move({ email, status: 'gone' })).status).toBe(400);
  expect((await move({ email: 'nobody@x.com', status: 'invited' })).status).toBe(404);
});

test('impressions are listed in code and over HTTP, each visitor once', async () => {
  const sandbox = newSandbox();
  for (const visitor of ['two', 'one', 'two']) {
    await call(sandbox, 'recordFormImpression', undefined, { visitor });
    shared.now = new Date(shared.now.getTime() + 60_000);
  }
  const impressions = [
    { visitor: 'two', seen_at: '2026-03-01T12:00:00Z' },
    { visitor: 'one', seen_at: '2026-03-01T12:01:00Z' },
  ];
  expect(await sandbox.impressions()).toEqual(impressions);
  expect(await (await get(sandbox, '/impressions')).json()).toEqual(impressions);
});

test('faults that are set are read in code', async () => {
  const sandbox = newSandbox();
  expect(await sandbox.faults()).toEqual({});
  sandbox.fault({ lag: 1000 });
  expect(await sandbox.faults()).toEqual({ lag: 1000 });
});

test('a caller from another machine may not read users', async () => {
  const sandbox = newSandbox();
  const connection = { incoming: { socket: { remoteAddress: '192.168.1.7' } } };
  for (const path of ['people?email=amy@x.com', 'impressions']) {
    const request = new Request(`http://localhost:4747/${path}`);
    expect((await sandbox.fetch(request, connection)).status).toBe(403);
  }
});

test('events of a user are answered in code and over HTTP', async () => {
  const sandbox = newSandbox();
  const { person } = await join(sandbox, 'amy@x.com');
  const { session } = await join(sandbox, { email: 'bob@x.com', referred_by: person.referral_code });
  await call(sandbox, 'triggerRewards', { event: 'purchase' }, { session });
  const events = [{ event: 'purchase', performed_at: expect.stringMatching(/^2026-03-01T12:00:00/) }];
  expect(await sandbox.events('bob@x.com')).toEqual(events);
  expect(await (await get(sandbox, '/events?email=bob@x.com')).json()).toEqual(events);
  expect(await sandbox.events('amy@x.com')).toEqual([]);
  await expect(sandbox.events('carl@x.com')).rejects.toMatchObject({ code: 'unknown_person' });
});

test('POST /seed adds made-up users', async () => {
  const sandbox = newSandbox();
  const seed = (body: string): Promise<Response> => get(sandbox, '/seed', { method: 'POST', body });
  expect(await (await seed('{"users":100,"seed":3}')).json()).toEqual({ users: 100, seed: 3 });
  expect((await join(sandbox, 'amy@x.com')).person.list_length).toBe(86);
  expect((await seed('{"users":-1}')).status).toBe(400);
  expect(await (await get(sandbox, '/seed')).json()).toEqual({ users: 100, seed: 3 });
  expect(await sandbox.lastSeed()).toEqual({ users: 100, seed: 3 });
});
