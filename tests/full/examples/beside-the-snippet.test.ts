import { expect, test } from 'vitest';
import { visit } from '../../../scripts/first-hour/visitor.ts';
import { testExample } from './example.ts';

const running = testExample('beside-the-snippet');

test('the kit adds no second script, and old calls know the user who joined by the form of the kit', async () => {
  const { browser, url } = running();
  const visitor = await visit(browser, url);
  const { page } = visitor;
  await visitor.join('raj@bigbangtheory.com');
  expect(await page.locator('script[src*="/widget/v2/"]').count()).toBe(1);
  await visitor.reload();
  await expect.poll(() => page.locator('#place').textContent()).toMatch(/^You are number \d+$/);
  await page.getByRole('button', { name: 'Open my referral page' }).click();
  await page.locator('iframe').nth(1).waitFor();
  await visitor.leave();
});
