import { expect, test } from 'vitest';
import { visit } from '../../../scripts/first-hour/visitor.ts';
import { testExample, testServerRendering } from './example.ts';

const running = testExample('next');
testServerRendering(running);

test('the page is a static shell with the form in it', () => {
  expect(running().app.read('.next/server/app/index.html')).toContain('data-prefinery="signup-form"');
});

test('the HTML of an invited visitor greets them, and the form in it has the referrer and utm parameters', async () => {
  const html = await (await fetch(`${running().url}?r=ab12c&utm_source=news`)).text();
  expect(html).toContain('A friend invited you.');
  expect(html).toMatch(/<input[^>]*name="referral_token"[^>]*value="ab12c"/);
  expect(html).toMatch(/<input[^>]*name="utm_source"[^>]*value="news"/);
});

test('the route signs the address of its own session, and nothing that a request names', async () => {
  const { url } = running();
  const answers = [
    await fetch(`${url}api/prefinery?email=amy@bigbangtheory.com`),
    await fetch(`${url}api/prefinery`, { headers: { cookie: 'kiln_session=amy%40bigbangtheory.com:00' } }),
  ];
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([null, null]);
});

test('a user who logs in on another device sees their referral link, and after logging out the form', async () => {
  const { browser, url } = running();
  const first = await visit(browser, url, undefined);
  await first.join('amy@bigbangtheory.com');
  const link = await first.link();
  await first.leave();

  const second = await visit(browser, url, undefined);
  const { page } = second;
  await page.getByRole('link', { name: 'Log in' }).click();
  await page.getByLabel('Your address').fill('amy@bigbangtheory.com');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('Wrong password').waitFor();
  await page.getByLabel('Your address').fill('amy@bigbangtheory.com');
  await page.getByLabel('Password').fill('kiln');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect.poll(() => second.link()).toBe(link);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('textbox', { name: 'E-mail address' }).waitFor();
  await second.leave();
});
