import { expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import { createFakeVendor } from './testing/index.ts';

// In jsdom an error that nobody catches is Node's, not the page's.
test('a listener that throws is reported, and disturbs neither the command nor the others', async () => {
  // The test runner repeats on the console what the page reports.
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
  const heard: string[] = [];
  client.subscribe(({ type }) => heard.push(type));
  await expect(client.getReferralCode()).resolves.toBeNull();
  await expect.poll(() => heard).toContain('getReferralCode');
  window.removeEventListener('error', report);
  expect(reported).toHaveBeenCalledWith(mistake);
});
