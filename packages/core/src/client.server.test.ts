// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';

test('on a server a client can be made, stays idle, and says why it cannot be called', async () => {
  expect(typeof window).toBe('undefined');
  const client = createPrefinery({ project: 'abcd1234' });
  client.load();
  expect(client.state).toBe('idle');
  await expect(client.getUser()).rejects.toMatchObject({ code: 'no_browser', command: 'getUser' });
  await expect(client.embedLeaderboard({ dom_id: 'x' })).rejects.toMatchObject({ code: 'no_browser' });
});

test('a client that is made on a server uses nothing random: Next.js refuses that in a page that it prerenders', () => {
  const random = vi.spyOn(Math, 'random');
  createPrefinery({ project: 'abcd1234' });
  expect(random).not.toHaveBeenCalled();
});
