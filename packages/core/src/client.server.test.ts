// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';

test('on a server a client stays idle, and its commands reject with no_browser', async () => {
  expect(typeof window).toBe('undefined');
  const client = createPrefinery({ project: 'abcd1234' });
  client.load();
  expect(client.state).toBe('idle');
  await expect(client.getUser()).rejects.toMatchObject({ code: 'no_browser', command: 'getUser' });
  await expect(client.embedLeaderboard({ dom_id: 'x' })).rejects.toMatchObject({ code: 'no_browser' });
});

test('creating a client on a server does not call Math.random, which Next.js refuses while it prerenders', () => {
  const random = vi.spyOn(Math, 'random');
  createPrefinery({ project: 'abcd1234' });
  expect(random).not.toHaveBeenCalled();
});
