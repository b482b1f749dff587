import { afterEach, expect, test, vi } from 'vitest';
import { postAddress } from './post.ts';

afterEach(() => void vi.unstubAllEnvs());

const vendor = 'https://i.prefinery.com';
const addressOf = (scriptUrl: string) => postAddress({ project: 'abcd1234', scriptUrl });

test.each([
  ['https://widget.prefinery.com/widget/v2/abcd1234.js', vendor],
  ['http://widget.prefinery.com/widget/v2/abcd1234.js', vendor],
  // The vendor's script through the app's own host, which takes no forms.
  ['https://app.example/pf/widget/v2/abcd1234.js', vendor],
  ['https://stats.app.example/widget/v2/abcd1234.js', vendor],
  ['https://app.example/waitlist.js', vendor],
  // A sandbox.
  ['http://localhost:4747/widget/v2/abcd1234.js', 'http://localhost:4747'],
  ['http://127.0.0.1:4747/prefinery/widget/v2/abcd1234.js', 'http://127.0.0.1:4747/prefinery'],
  ['https://localhost/widget/v2/abcd1234.js', 'https://localhost'],
  ['https://app.localhost:8443/widget/v2/abcd1234.js', 'https://app.localhost:8443'],
  ['http://192.168.1.7:4747/widget/v2/abcd1234.js', 'http://192.168.1.7:4747'],
  ['https://localhost.example/widget/v2/abcd1234.js', vendor],
])('with the script from %s forms go to %s', (scriptUrl, base) => {
  expect(addressOf(scriptUrl)).toBe(`${base}/projects/abcd1234/users/post`);
});

test('the address of a relative script URL: a sandbox in development, the vendor in production', () => {
  expect(addressOf('/prefinery/widget/v2/abcd1234.js')).toBe('/prefinery/projects/abcd1234/users/post');
  vi.stubEnv('NODE_ENV', 'production');
  expect(addressOf('/pf/widget/v2/abcd1234.js')).toBe(`${vendor}/projects/abcd1234/users/post`);
});
