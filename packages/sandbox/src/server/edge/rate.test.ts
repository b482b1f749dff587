import { expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox.ts';
import { call, get, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';

const { newSandbox } = shareDatabase();

/** The sandbox, called from this IP address. */
const from = (sandbox: Sandbox, remoteAddress: string): Sandbox => ({
  ...sandbox,
  fetch: (request) => sandbox.fetch(request, { incoming: { socket: { remoteAddress } } }),
});

const sentence = /^Too many requests: this address may make 2 in 3600 seconds\. Try again in \d+ seconds, or give/;

test('commands and forms beyond the rate limit get 429 with retry-after; other addresses are not affected', async () => {
  const sandbox = newSandbox({ rateLimit: { points: 2, seconds: 3600 } });
  const greedy = from(sandbox, '203.0.113.7');
  await join(greedy, 'amy@x.com');
  await join(greedy, 'bob@x.com');
  const { status, headers, reply } = await call(greedy, 'addUser', 'eve@x.com');
  expect({ status, reply }).toEqual({
    status: 429,
    reply: { answer: { error: expect.stringMatching(sentence), status } },
  });
  const seconds = Number(headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(3500);
  expect(seconds).toBeLessThanOrEqual(3600);

  const body = new URLSearchParams({ 'user[profile][email]': 'eve@x.com' });
  const form = await get(greedy, `/projects/${sandbox.project}/users/post`, { method: 'POST', body });
  expect(form.status).toBe(429);
  expect(form.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await form.text()).toContain('Too many requests');

  expect((await join(from(sandbox, '203.0.113.8'), 'eve@x.com')).person.list_length).toBe(3);
});

test.each<[string, string | null, { points: number; seconds: number } | false]>([
  ['this machine', '127.0.0.1', { points: 1, seconds: 3600 }],
  ['this machine, in IPv6', '::1', { points: 1, seconds: 3600 }],
  ['the same process', null, { points: 1, seconds: 3600 }],
  ['another machine, with rateLimit: false', '203.0.113.7', false],
])('requests from %s are not limited', async (_who, address, rateLimit) => {
  const sandbox = newSandbox({ rateLimit });
  const asking = address === null ? sandbox : from(sandbox, address);
  const statuses: number[] = [];
  for (let index = 0; index < 4; index += 1) statuses.push((await call(asking, 'getReferralCode')).status);
  expect(statuses).toEqual([200, 200, 200, 200]);
});
