import { expect, test } from 'vitest';
import { capsFor, isNetwork, refused } from './limits.ts';

const email = 'amy@x.com';

test.each([
  ['64.71.141.151', 'network'],
  ['64.71.141.152', null],
  ['10.1.2.3', 'network'],
  ['10.1.9.9', null],
  ['2001:db8::7', 'network'],
  ['2001:db9::7', null],
  ['not an address', null],
  [null, null],
])('from %s', (ip, expected) => {
  const limits = { blockedIps: ['64.71.141.151', '10.0.0.0/8', '2001:db8::/32'], allowedIps: ['10.1.9.0/24'] };
  expect(refused(limits, { ip, email })).toBe(expected);
  expect(capsFor(limits, ip).share).toEqual(expected === null ? null : { ip, most: 0 });
});

test.each([
  ['amy@mailinator.com', 'domain'],
  ['amy@eu.mailinator.com', 'domain'],
  ['amy@notmailinator.com', null],
  ['mailinator.com@x.com', null],
  ['amy@mailinator.com.example', null],
  ['amy@co', null],
])('%s', (address, expected) => {
  expect(refused({ blockedDomains: ['Mailinator.com'] }, { ip: null, email: address })).toBe(expected);
});

test('counted limits hold for known addresses that are not allowed', () => {
  const limits = { sharesPerIp: 1, referralsPerIp: 2, signupsPerIp: 3, allowedIps: ['127.0.0.1'] };
  const ip = '64.71.141.151';
  const none = { share: null, referral: null, signup: null };
  expect(capsFor(limits, ip)).toEqual({ share: { ip, most: 1 }, referral: { ip, most: 2 }, signup: { ip, most: 3 } });
  expect([capsFor(limits, '127.0.0.1'), capsFor(limits, null), capsFor({}, ip)]).toEqual([none, none, none]);
});

test('networks are addresses and ranges', () => {
  expect(['127.0.0.1', '10.0.0.0/8', '::1', '::/0', '2001:db8::/128'].filter((text) => !isNetwork(text))).toEqual([]);
  const wrong = [
    '',
    '/8',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0/8',
    '::/129',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    'x.com',
    '*',
  ];
  expect(wrong.filter(isNetwork)).toEqual([]);
});
