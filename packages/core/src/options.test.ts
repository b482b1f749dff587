import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrefinery, type PrefineryOptions } from './index.ts';
import { resetPage } from './testing/page.ts';

beforeEach(resetPage);
afterEach(() => void vi.unstubAllEnvs());

/** Options as untyped JavaScript or an environment variable may pass them. */
const given = (options: Record<string, unknown>) => ({ project: 'abcd1234', ...options }) as PrefineryOptions;

describe('in development an invalid option is refused with a message that says what to write instead', () => {
  test.each([
    ['a project from an environment variable that is not set', { project: undefined }, 'environment variable'],
    ['a project that a bundler has turned into "undefined"', { project: 'undefined' }, 'environment variable'],
    ['an empty project', { project: '' }, 'environment variable'],
    ['a project in upper case', { project: 'ABCD' }, /^prefinery: project is "ABCD".*"abcd1234"/],
    ['an address as project', { project: 'https://x' }, 'project is "https://x"'],
    ['a number as project', { project: 12345678 }, 'project is 12345678'],
    ['an invalid address', { scriptUrl: 'http://' }, 'scriptUrl is "http://"'],
    ['null as address', { scriptUrl: null }, 'scriptUrl is null'],
    ['an empty address', { scriptUrl: '' }, 'scriptUrl is ""'],
    ['an address with another protocol', { scriptUrl: 'javascript:alert(1)' }, 'scriptUrl is "javascript:alert(1)"'],
    [
      "another project's address",
      { scriptUrl: 'http://localhost:4747/widget/v2/efgh5678.js' },
      'the project "efgh5678", and project is "abcd1234"',
    ],
    ['a nonce that is not text', { nonce: 7 }, 'nonce is 7'],
    ['a timeout that is not a number', { timeout: Number.NaN }, 'timeout is NaN'],
    ['a timeout as text', { timeout: '10s' }, 'timeout is "10s"'],
    ['a timeout below zero', { timeout: -1 }, 'timeout is -1'],
    ['a timeout of zero', { timeout: 0 }, 'timeout is 0'],
    ['an invalid consent', { consent: true }, 'consent is true'],
    ['a policy without createScriptURL', { trustedTypesPolicy: {} }, 'trustedTypesPolicy is an object'],
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
  ])('valid options are accepted: %o', (options) => {
    expect(createPrefinery(given(options)).project).toBe('abcd1234');
  });
});

describe('in production', () => {
  beforeEach(() => void vi.stubEnv('NODE_ENV', 'production'));

  test.each([undefined, '', 'a/b'])('a project that is %o does not throw: commands reject', async (project) => {
    const client = createPrefinery(given({ project }));
    await expect(client.getUser()).rejects.toMatchObject({ code: 'invalid_options' });
    expect(client).toMatchObject({ state: 'failed', error: { code: 'invalid_options' } });
    expect(document.scripts).toHaveLength(0);
  });

  test('an invalid project does not affect a client with a valid one', () => {
    createPrefinery(given({ project: undefined }));
    expect(createPrefinery(given({})).state).toBe('idle');
  });

  test('an invalid scriptUrl does not throw', () => {
    expect(createPrefinery(given({ scriptUrl: 'http://' })).state).toBe('idle');
  });
});
