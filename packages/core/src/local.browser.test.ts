import { expect, inject, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';

test('a sandbox that runs another project causes one warning in the console, with the address and the command', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const scriptUrl = inject('scriptUrl').replace('test1234', 'other123');
  const client = createPrefinery({ project: 'other123', scriptUrl });
  await expect(client.addUser('penny@bigbangtheory.com')).rejects.toMatchObject({ code: 'script_failed' });
  expect(warn.mock.calls).toEqual([[expect.stringContaining(scriptUrl)]]);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('npx @prefinery-kit/sandbox --project other123'));
});
