import { expect, test } from 'vitest';
import { expectNoSignature, logInAsAmy } from './amy.ts';
import { testExample, testServerRendering } from './example.ts';

const running = testExample('react-router', { needsNewerNode: true, ready: /Local:|\[react-router-serve\]/ });
testServerRendering(running);

test('the HTML of an invited visitor greets them, and the form in it has the referrer and utm parameters', async () => {
  const html = await (await fetch(`${running().url}?r=ab12c&utm_source=news`)).text();
  expect(html).toContain('A friend invited you.');
  expect(html).toMatch(/<input[^>]*name="referral_token"[^>]*value="ab12c"/);
  expect(html).toMatch(/<input[^>]*name="utm_source"[^>]*value="news"/);
});

test('the page has no signature of an address that a request names', async () => {
  await expectNoSignature(running());
});

test('a user who logs in on another device sees their referral link, and after logging out the form', async () => {
  await logInAsAmy(running());
});
