import { expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import { createFakeVendor } from './testing/index.ts';

// A browser test, because jsdom reports uncaught errors to Node and not to the page.
test('a listener that throws is reported, and the command and other listeners are not affected', async () => {
  // The test runner logs errors of the page to the console.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  createFakeVendor().install();
  const client = createPrefinery({ project: 'abcd1234' });
  const mistake = new Error('analytics is down');
  const reported = vi.fn<(error: unknown) => void>();
  const report = (event: ErrorEvent) => {
    event.preventDefault();
    reported(event.error);
  };
  window.addEventListener('error', report);
  client.subscribe(() => {
    throw mistake;
  });
  const types: string[] = [];
  client.subscribe(({ type }) => types.push(type));
  await expect(client.getReferralCode()).resolves.toBeNull();
  await expect.poll(() => types).toContain('getReferralCode');
  window.removeEventListener('error', report);
  expect(reported).toHaveBeenCalledWith(mistake);
});
