// @vitest-environment node
import { expect, test } from 'vitest';
import { type Landing, readLanding } from './index.ts';

const land = (url: string, cookie?: string): Landing =>
  readLanding(new Request(new URL(url, 'https://shop.example'), cookie === undefined ? {} : { headers: { cookie } }), {
    project: 'abcd1234',
  });

test('reads the referrer from ?r= and the utm values from the address', () => {
  expect(land('/?r=leonard981&utm_source=Facebook&utm_medium=cpc&utm_campaign=&page=2')).toEqual({
    referrer: 'leonard981',
    utm: { utm_source: 'Facebook', utm_medium: 'cpc' },
  });
});

test('reads all five utm values without changes', () => {
  const utm = { utm_source: 'a b', utm_medium: 'ü', utm_campaign: 'x&y', utm_term: '1', utm_content: '🦉' };
  expect(land(`/?${new URLSearchParams(utm).toString()}`).utm).toEqual(utm);
});

test('an address without referrer and utm values has an empty landing', () => {
  expect(land('/')).toEqual({ referrer: null, utm: {} });
});

test('reads the referrer of an earlier visit from the cookie of this project only', () => {
  const cookies = 'a=b; _pfy_other123_referrer_code=sheldon823; _pfy_abcd1234_referrer_code=leonard981; c=d';
  expect(land('/', cookies).referrer).toBe('leonard981');
  expect(land('/', `_pfy_abcd1234_referrer_code_at=1; ${cookies}`).referrer).toBe('leonard981');
  expect(land('/', cookies.replaceAll('abcd1234', 'abcd12345')).referrer).toBeNull();
});

test('?r= takes precedence over the cookie, unless it is not a valid code', () => {
  const cookie = '_pfy_abcd1234_referrer_code=leonard981';
  expect(land('/?r=sheldon823', cookie).referrer).toBe('sheldon823');
  expect(land('/?r=', cookie).referrer).toBe('leonard981');
  expect(land('/?r=<script>', cookie).referrer).toBe('leonard981');
});

test.each([
  ['zo%C3%AB8f3k', 'zoë8f3k'],
  ['%20amy1%20', 'amy1'],
  ['a.b-c_1', 'a.b-c_1'],
])('%s is a valid referral code', (written, code) => {
  expect(land(`/?r=${written}`).referrer).toBe(code);
  expect(land('/', `_pfy_abcd1234_referrer_code=${written}`).referrer).toBe(code);
});

test.each(['', '%20', '%3Cb%3E', 'a%20b', 'a%00', 'a/b', 'x'.repeat(65), '%E0%A4%A'])(
  '%j is not a valid referral code',
  (written) => {
    expect(land(`/?r=${written}`).referrer).toBeNull();
    expect(land('/', `_pfy_abcd1234_referrer_code=${written}`).referrer).toBeNull();
  },
);

test.each(['x'.repeat(201), 'a%0Ab', '%20'])('%j is not a valid utm value', (written) => {
  expect(land(`/?utm_source=${written}`).utm).toEqual({});
});

test('accepts a path and headers instead of a request', () => {
  const headers = new Headers({ cookie: '_pfy_abcd1234_referrer_code=leonard981' });
  expect(readLanding({ url: '/?utm_term=owl', headers }, { project: 'abcd1234' })).toEqual({
    referrer: 'leonard981',
    utm: { utm_term: 'owl' },
  });
});

test.each(['//', '///', 'http://', 'http://a:b', '//?r=sheldon823', 'https://[::1'])(
  'an invalid address has no referrer, and the cookie is still read: %j',
  (url) => {
    const headers = new Headers({ cookie: '_pfy_abcd1234_referrer_code=leonard981' });
    expect(readLanding({ url, headers }, { project: 'abcd1234' })).toEqual({ referrer: 'leonard981', utm: {} });
    expect(readLanding({ url, headers: new Headers() }, { project: 'abcd1234' })).toEqual({ referrer: null, utm: {} });
  },
);

test.each([undefined, '', 'abcd 1234'])('a project %j is refused with invalid_options', (project) => {
  expect(() => readLanding(new Request('https://shop.example'), { project })).toThrow(
    expect.objectContaining({ code: 'invalid_options', message: expect.stringContaining('not a project id') }),
  );
});
