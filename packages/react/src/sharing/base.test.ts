import { completeUser } from '@prefinery-kit/core';
import { afterEach, expect, test, vi } from 'vitest';
import { referralLinkOf } from './base.ts';

const user = completeUser({
  id: '5de34a3e',
  email: 'leonard@bigbangtheory.com',
  referral_code: 'leonard981',
  referral_link: 'https://comiccenter.com/leonard981',
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each([
  ['https://example.com', 'https://example.com/?r=leonard981'],
  ['https://example.com/invite', 'https://example.com/invite?r=leonard981'],
  [new URL('https://example.com/invite'), 'https://example.com/invite?r=leonard981'],
  ['https://example.com/invite?plan=a+b%20c#form', 'https://example.com/invite?plan=a+b%20c&r=leonard981#form'],
  ['https://example.com/#/invite', 'https://example.com/?r=leonard981#/invite'],
  ['https://example.com/?r=sheldon823', 'https://example.com/?r=leonard981'],
  ['http://localhost:5173/', 'http://localhost:5173/?r=leonard981'],
  [() => 'https://example.com/de', 'https://example.com/de?r=leonard981'],
  [undefined, 'https://comiccenter.com/leonard981'],
])('a link to the page %s is %s', (base, link) => {
  expect(referralLinkOf(user, base)).toBe(link);
});

test('a function gets the user, and is not called for an anonymous visitor', () => {
  const base = vi.fn(({ email }: typeof user) => `https://example.com/${email}`);
  expect(referralLinkOf(null, base)).toBeNull();
  expect(referralLinkOf(undefined, base)).toBeNull();
  expect(base).not.toHaveBeenCalled();
  expect(referralLinkOf(user, base)).toBe('https://example.com/leonard@bigbangtheory.com?r=leonard981');
});

test('a user without a code has the vendor’s link, and without that none', () => {
  expect(referralLinkOf({ ...user, referral_code: '' }, 'https://example.com')).toBe(user.referral_link);
  expect(referralLinkOf({ ...user, referral_code: '', referral_link: '' }, 'https://example.com')).toBeNull();
});

test.each([
  '/invite',
  'example.com/invite',
  '',
  'javascript:alert(1)',
  'mailto:penny@bigbangtheory.com',
  null as unknown as string,
  () => '/invite',
])('a base that is not the whole address of a page is ignored in development and in production: %s', (base) => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  expect(referralLinkOf(user, base)).toBe(user.referral_link);
  vi.stubEnv('NODE_ENV', 'production');
  expect(referralLinkOf(user, base)).toBe(user.referral_link);
});

test('the console has a warning of a wrong base before the user is known', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  expect(referralLinkOf(undefined, '/friends')).toBeNull();
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('base is "/friends"'));
});
