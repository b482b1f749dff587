import { describe, expect, test } from 'vitest';
import { call, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';

const shared = shareDatabase();
const { newSandbox } = shared;
const email = 'amy@x.com';

test('characters that PostgreSQL cannot store are replaced in utm parameters', async () => {
  const page = { url: 'http://localhost:5173/?utm_source=%00&utm_medium=%ED%A0%80' };
  const { person } = await join(newSandbox(), email, { page });
  expect(person.profile).toMatchObject({ utm_source: '\uFFFD', utm_medium: expect.stringContaining('\uFFFD') });
});

describe('a string as data is an e-mail address', () => {
  test('of getUser', async () => {
    const sandbox = newSandbox();
    const { session } = await join(sandbox, email);
    expect(await call(sandbox, 'getUser', email, { session })).toMatchObject({
      status: 200,
      reply: { answer: { email } },
    });
    expect(await call(sandbox, 'getUser', email)).toMatchObject({ status: 403 });
    expect(await call(sandbox, 'getUser', 'amy')).toMatchObject({ status: 400 });
  });

  test('of authenticateUser, if identity verification is off', async () => {
    const sandbox = newSandbox();
    await join(sandbox, email);
    expect(await call(sandbox, 'authenticateUser', email)).toMatchObject({ status: 401 });
    const open = newSandbox({ identityVerification: false });
    await join(open, email);
    expect(await call(open, 'authenticateUser', email)).toMatchObject({ status: 200, reply: { session: /./ } });
  });
});

test('addUser accepts empty fields, numbers and booleans, and logs what became of them', async () => {
  const sandbox = newSandbox();
  const data = { email, first_name: null, last_name: '', country: '', custom_var1: 5, custom_var2: false };
  const { person } = await join(sandbox, data);
  expect(person.profile).toMatchObject({ first_name: null, custom_var1: '5', custom_var2: 'false' });
  expect(shared.warnings).toEqual([
    'addUser: first_name is null, and was left out.',
    'addUser: country is empty, and was left out.',
    'addUser: custom_var1 is a number, and was taken as text.',
    'addUser: custom_var2 is a boolean, and was taken as text.',
  ]);
  await join(sandbox, { email: 'bob@x.com', country: '' });
  expect(shared.warnings).toHaveLength(4);
  expect(await call(sandbox, 'addUser', { email: 'leo@x.com', country: 'Germany' })).toMatchObject({ status: 400 });
  expect(await call(sandbox, 'addUser', { email: 'leo@x.com', city: {} })).toMatchObject({ status: 400 });
});

test.each([
  [
    // The user agent of the vendor's own example.
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_6) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.183 Safari/537.36',
    { browser_name: 'Chrome', browser_version: '86.0.4240.183', os_name: 'Mac OS X', os_version: '10.15.6' },
  ],
  ['telnet', { browser_name: null, browser_version: null, os_name: null, os_version: null }],
])('browser and system of the user agent %s are named as the vendor names them', async (userAgent, device) => {
  const { person } = await join(newSandbox(), email, { headers: { 'user-agent': userAgent } });
  expect(person.profile).toMatchObject(device);
});
