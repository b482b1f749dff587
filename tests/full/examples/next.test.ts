import { expect, test } from 'vitest';
import { testExample, testServerRendering } from './example.ts';
import { logInElsewhere } from './log-in.ts';

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
  const address = Buffer.from('amy@bigbangtheory.com').toString('base64url');
  const answers = [
    await fetch(`${url}api/prefinery?email=amy@bigbangtheory.com`),
    await fetch(`${url}api/prefinery`, { headers: { cookie: `kiln_session=${address}.00` } }),
  ];
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([null, null]);
});

test('a user who logs in on another device sees their referral link, and after logging out the form', async () => {
  await logInElsewhere(running());
});
