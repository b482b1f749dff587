// @vitest-environment node
import { expect, test } from 'vitest';
import { createPrefinery } from './client.ts';

test('on a server a client can be made, stays idle, and says why it cannot be called', async () => {
  expect(typeof window).toBe('undefined');
  const client = createPrefinery({ project: 'abcd1234' });
  client.load();
  expect(client.state).toBe('idle');
  await expect(client.getUser()).rejects.toMatchObject({ code: 'no_browser', command: 'getUser' });
  await expect(client.embedLeaderboard({ dom_id: 'x' })).rejects.toMatchObject({ code: 'no_browser' });
});
