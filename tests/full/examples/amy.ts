import { expect } from 'vitest';
import { visit } from '../../../scripts/first-hour/visitor.ts';
import type { Running } from './example.ts';

const address = 'amy@bigbangtheory.com';
const signature = /[\da-f]{64}/;

/** A visitor joins with the address that the log-in of an example stands for. On another device they log in, see the same referral link, and log out. */
export async function logInAsAmy({ browser, url }: Running): Promise<void> {
  const first = await visit(browser, url);
  await first.join(address);
  const link = await first.link();
  await first.leave();

  const second = await visit(browser, url);
  await second.page.getByRole('button', { name: 'Log in' }).click();
  await second.page.getByRole('button', { name: 'Log out' }).waitFor();
  await expect.poll(() => second.link()).toBe(link);
  const response = await second.page.reload();
  expect(await response?.text()).toMatch(signature);
  await second.page.getByRole('button', { name: 'Log out' }).click();
  await second.page.getByRole('textbox', { name: 'E-mail address' }).waitFor();
  await second.leave();
}

/** Checks that the page has no signature for a request that names an address but has no session, and that no cache may keep it. */
export async function expectNoSignature({ url }: Running): Promise<void> {
  const answer = await fetch(`${url}?email=${address}`, {
    headers: { cookie: `session=${address}; email=${address}` },
  });
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(await answer.text()).not.toMatch(signature);
}
