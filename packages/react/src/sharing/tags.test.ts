import { expect, test, vi } from 'vitest';
import { tagLink } from './tags.ts';

test.each([
  ['https://a.example/leonard981', 'https://a.example/leonard981?utm_source=x&utm_medium=referral'],
  ['https://a.example/?r=leonard981', 'https://a.example/?r=leonard981&utm_source=x&utm_medium=referral'],
  ['https://a.example/p?r=a%20b&flag#top', 'https://a.example/p?r=a%20b&flag&utm_source=x&utm_medium=referral#top'],
  ['https://a.example/?utm_source=mail', 'https://a.example/?utm_source=mail&utm_medium=referral'],
  ['not an address', 'not an address'],
])('tags of %s keep the link’s own query and hash', (link, tagged) => {
  expect(tagLink(link, 'x')).toBe(tagged);
});

test('tags of the app are added to the network’s, or replace them, or there are none', () => {
  const link = 'https://a.example/?r=leonard981';
  expect(tagLink(link, 'x', { utm_campaign: 'a & b', utm_medium: undefined })).toBe(
    `${link}&utm_source=x&utm_campaign=a+%26+b`,
  );
  expect(tagLink(link, 'x', { utm_source: 'friends' })).toBe(`${link}&utm_source=friends&utm_medium=referral`);
  expect(tagLink(link, undefined, { utm_campaign: 'launch' })).toBe(`${link}&utm_campaign=launch`);
  expect(tagLink(link, 'x', false)).toBe(link);
  expect(tagLink(link, undefined)).toBe(link);
});

test('a browser without URL.canParse, before 2023, has the link too', () => {
  vi.stubGlobal('URL', Object.assign(class extends URL {}, { canParse: undefined }));
  expect(tagLink('https://a.example/leonard981', 'x')).toContain('utm_source=x');
  expect(tagLink('not an address', 'x')).toBe('not an address');
  vi.unstubAllGlobals();
});
