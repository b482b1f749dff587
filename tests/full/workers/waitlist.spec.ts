import { expect, test } from '@prefinery-kit/sandbox/playwright';

test.use({ campaignOptions: { seedUsers: 5 } });

// Each of them would fail beside another one on the same campaign.
for (let number = 1; number <= 10; number += 1) {
  test(`visitor ${number} joins with the same address as the others, and a friend moves her up`, async ({
    campaign,
    page,
  }) => {
    await page.goto('/');
    await expect(page.getByRole('status')).toHaveText('Not joined');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('amy@example.com');
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByRole('status')).toHaveText(/^amy@example\.com is number \d$/);
    expect(await campaign.people()).toHaveLength(6);
    const amy = await campaign.person('amy@example.com');

    await page.context().clearCookies();
    await campaign.followLink(amy);
    await expect(page).toHaveURL(new RegExp(`/\\?r=${amy.referral_code}$`));
    await expect(page.getByRole('status')).toHaveText('Not joined');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('bob@example.com');
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByRole('status')).toHaveText(/^bob@example\.com/);
    expect(await campaign.person(amy)).toMatchObject({ shares: 1, referrals: 1 });
  });
}

test('a user who is chosen is the user of the page, and the leaderboard is drawn', async ({ campaign, page }) => {
  const amy = await campaign.join('amy@example.com');
  await campaign.as(amy);
  await page.goto('/');
  await expect(page.getByRole('status')).toHaveText(/^amy@example\.com/);
  await expect(page.frameLocator('#board iframe').getByRole('row')).not.toHaveCount(0);

  await campaign.join('bob@example.com');
  await campaign.as('bob@example.com');
  await page.reload();
  await expect(page.getByRole('status')).toHaveText(/^bob@example\.com/);
});

test('the hosted form in the page adds a user to the campaign of the test', async ({ campaign, page }) => {
  await page.goto('/');
  const form = page.frameLocator('.prefinery-form-embed iframe');
  await form.getByLabel('E-mail address').fill('amy@example.com');
  await form.getByRole('button').click();
  await expect(form.getByRole('heading')).toHaveText(/./);
  await expect.poll(async () => (await campaign.people()).map(({ email }) => email)).toContain('amy@example.com');
});

test('a fault and a stopped clock are those of the test alone', async ({ campaign, page }) => {
  await campaign.clock.stop(new Date('2026-03-01T12:00:00Z'));
  expect((await campaign.join('amy@example.com')).created_at).toBe('2026-03-01T12:00:00Z');
  await campaign.fault({ script: 'blocked' });
  await page.goto('/');
  await expect(page.getByRole('heading')).toBeVisible();
  await expect(page.getByRole('status')).toBeEmpty();
});

test('contexts that are closed while requests are on their way do not fail the test', async ({ browser, campaign }) => {
  for (let visit = 0; visit < 12; visit += 1) {
    const context = await browser.newContext();
    await campaign.connect(context);
    const page = await context.newPage();
    await page.goto('/');
    await context.close();
  }
});

test.describe('with double opt-in', () => {
  test.use({ campaignOptions: { doubleOptIn: true } });

  test('the link in the mail confirms the user, and a second visitor is on the same campaign', async ({
    browser,
    campaign,
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('amy@example.com');
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByRole('status')).toHaveText(/^amy@example\.com/);
    expect((await campaign.person('amy@example.com')).status).toBe('unconfirmed');
    await campaign.followLink(await campaign.mail('amy@example.com'));
    await expect(page.getByRole('heading', { name: 'Join the waitlist' })).toBeVisible();
    expect((await campaign.person('amy@example.com')).status).toBe('applied');

    const context = await browser.newContext();
    await campaign.connect(context);
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByLabel('E-mail address').fill('amy@example.com');
    await other.getByRole('button', { name: 'Join' }).click();
    await expect(other.getByRole('status')).toHaveText(/^Refused/);
    await context.close();
  });
});
