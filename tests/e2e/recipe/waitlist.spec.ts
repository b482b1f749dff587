import { expect, test } from '@playwright/test';

const sandbox = 'http://localhost:24747';

test.afterEach(({ request }) => request.delete(`${sandbox}/faults`));

test('a visitor joins, and is still known after a reload', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('E-mail address').fill('penny@bigbangtheory.com');
  await page.getByLabel('First name').fill('Penny');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { name: 'You’re in, Penny.' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'You’re in, Penny.' })).toBeVisible();
});

test('the page shows a message when the script is blocked', async ({ page, request }) => {
  await request.put(`${sandbox}/faults`, { data: { script: 'blocked' } });
  await page.goto('/');
  await expect(page.getByText('The list is out of reach.')).toBeVisible();
});
