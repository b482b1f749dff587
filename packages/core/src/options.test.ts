import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrefinery, type PrefineryOptions } from './index.ts';
import { resetPage } from './testing/page.ts';

beforeEach(resetPage);
afterEach(() => void vi.unstubAllEnvs());

/** Options as JavaScript or an environment variable may hand them in. */
const given = (options: Record<string, unknown>) => ({ project: 'abcd1234', ...options }) as PrefineryOptions;

describe('in development an option that cannot work is refused, with what to write instead', () => {
  test.each([
    ['a project that an environment variable should have named', { project: undefined }, 'environment variable'],
    ['one that a bundler has turned into text', { project: 'undefined' }, 'environment variable'],
    ['an empty project', { project: '' }, 'environment variable'],
    ['a project in upper case', { project: 'ABCD' }, /^prefinery: project is "ABCD".*"abcd1234"/],
    ['an address for a project', { project: 'https://x' }, 'project is "https://x"'],
    ['a number for a project', { project: 12345678 }, 'project is 12345678'],
    ['an address that is none', { scriptUrl: 'http://' }, 'scriptUrl is "http://"'],
    ['no address', { scriptUrl: null }, 'scriptUrl is null'],
    ['an address that is empty', { scriptUrl: '' }, 'scriptUrl is ""'],
    ['an address of another kind', { scriptUrl: 'javascript:alert(1)' }, 'scriptUrl is "javascript:alert(1)"'],
    [
      "another project's address",
      { scriptUrl: 'http://localhost:4747/widget/v2/efgh5678.js' },
      'the project "efgh5678", and project is "abcd1234"',
    ],
    ['a nonce that is not text', { nonce: 7 }, 'nonce is 7'],
    ['a timeout that is not a number', { timeout: Number.NaN }, 'timeout is NaN'],
    ['a timeout in words', { timeout: '10s' }, 'timeout is "10s"'],
    ['a timeout below zero', { timeout: -1 }, 'timeout is -1'],
    ['no time at all', { timeout: 0 }, 'timeout is 0'],
    ['a consent that is none', { consent: true }, 'consent is true'],
    ['a policy without the function', { trustedTypesPolicy: {} }, 'trustedTypesPolicy is an object'],
  ])('%s', (_what, options, words) => {
    const create = () => createPrefinery(given(options));
    expect(create).toThrow(expect.objectContaining({ code: 'invalid_options' }));
    expect(create).toThrow(words);
  });

  test.each([
    {},
    { scriptUrl: undefined, nonce: undefined, timeout: undefined, consent: undefined, trustedTypesPolicy: undefined },
    { scriptUrl: '/stats/waitlist.js' },
    { scriptUrl: '//localhost/widget/v2/abcd1234.js?ver=1' },
    { nonce: '' },
    { timeout: Infinity },
    { consent: 'pending' },
    { trustedTypesPolicy: { createScriptURL: (address: string) => address } },
  ])('and nothing else is: %o', (options) => {
    expect(createPrefinery(given(options)).project).toBe('abcd1234');
  });
});

describe('in production', () => {
  beforeEach(() => void vi.stubEnv('NODE_ENV', 'production'));

  test.each([undefined, '', 'a/b'])(
    'a project that is %o does not take the page down: commands are refused',
    async (project) => {
      const client = createPrefinery(given({ project }));
      await expect(client.getUser()).rejects.toMatchObject({ code: 'invalid_options' });
      expect(client).toMatchObject({ state: 'failed', error: { code: 'invalid_options' } });
      expect(document.scripts).toHaveLength(0);
    },
  );

  test('it does not stand in the way of a client that is right', () => {
    createPrefinery(given({ project: undefined }));
    expect(createPrefinery(given({})).state).toBe('idle');
  });

  test('an address that cannot be read is a failure of the script', () => {
    expect(createPrefinery(given({ scriptUrl: 'http://' })).state).toBe('idle');
  });
});
