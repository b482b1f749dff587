import { expect, test } from 'vitest';
import { addressOf, type ShareLinkNetwork } from './networks.ts';

const link = 'https://a.example/?r=leonard981&utm_source=x#top';
const message = 'Tea & more? Come „along“ 100 %:';
const title = 'Tea & you?';
const both = `${message} ${link}`;

/** What the network reads from the query of the address. */
const read = (address: string) => Object.fromEntries(new URL(address).searchParams);

test.each<[ShareLinkNetwork, string, Record<string, string>]>([
  ['x', 'https://x.com/intent/tweet', { text: message, url: link }],
  ['facebook', 'https://www.facebook.com/sharer/sharer.php', { u: link }],
  ['linkedin', 'https://www.linkedin.com/sharing/share-offsite/', { url: link }],
  ['whatsapp', 'https://wa.me/', { text: both }],
  ['telegram', 'https://t.me/share/url', { url: link, text: message }],
  ['reddit', 'https://www.reddit.com/submit', { url: link, title }],
  ['email', 'mailto:', { subject: title, body: `${message}\r\n\r\n${link}` }],
  ['sms', 'sms:', { body: both }],
])('%s gets the whole link and text', (network, address, said) => {
  const shared = String(addressOf(network, link, message, title));
  expect(shared.slice(0, shared.indexOf('?'))).toBe(address);
  expect(read(shared)).toEqual(said);
  // Mail and message apps do not decode a plus as a space.
  expect(shared).not.toContain('+');
});
