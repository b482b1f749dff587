import { expect } from 'vitest';
import { visit } from '../../../scripts/first-hour/visitor.ts';
import type { Running } from './example.ts';

/**
 * A visitor joins. On another device, the same user logs in to the app with a wrong and then with the right password, sees the same
 * referral link, and logs out.
 */
export async function logInElsewhere({ browser, url }: Running): Promise<void> {
  const first = await visit(browser, url);
  await first.join('amy@bigbangtheory.com');
  const link = await first.link();
  await first.leave();

  const second = await visit(browser, url);
  const { page } = second;
  const send = async (password: string) => {
    await page.getByLabel('Your address').fill('amy@bigbangtheory.com');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
  };
  await page.getByRole('link', { name: 'Log in' }).click();
  await send('wrong');
  await page.getByText('Wrong password').waitFor();
  await send('kiln');
  await expect.poll(() => second.link()).toBe(link);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('textbox', { name: 'E-mail address' }).waitFor();
  await second.leave();
}
