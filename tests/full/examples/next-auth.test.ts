import { test } from 'vitest';
import { testExample, testServerRendering } from './example.ts';
import { logInElsewhere } from './log-in.ts';

const running = testExample('next-auth');
testServerRendering(running);

test('a user who logs in by Auth.js on another device sees their referral link, and after logging out the form', async () => {
  await logInElsewhere(running());
});
