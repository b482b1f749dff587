import { expect, test } from 'vitest';
import { get, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';

const shared = shareDatabase();
const { newSandbox } = shared;
const email = 'amy@x.com';
const later = (milliseconds: number): void => void (shared.now = new Date(shared.now.getTime() + milliseconds));

test('a mail is read with its body as text and HTML, and both have the link that confirms the user', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  await join(sandbox, 'a&b@x.com');
  const [mail] = await sandbox.outbox();
  if (mail === undefined) throw new Error('There is one mail.');
  const content = await (await get(sandbox, `/outbox/${mail.number}`)).json();
  expect(content).toEqual(await sandbox.mail(mail.number));
  expect(content).toEqual({ ...mail, text: expect.any(String), html: expect.stringMatching(/^<!doctype html>/) });
  expect(content).toMatchObject({
    text: expect.stringContaining(`address a&b@x.com.`),
    html: expect.stringContaining(`address a&amp;b@x.com.`),
  });
  for (const body of ['text', 'html'] as const)
    expect(content).toMatchObject({ [body]: expect.stringContaining(mail.link) });
  await get(sandbox, new URL(mail.link).pathname);
  expect(await sandbox.person('a&b@x.com')).toMatchObject({ status: 'applied' });
  for (const number of ['0', '-1', '1.5', '1e30', 'first', '9007199254740993'])
    expect([number, (await get(sandbox, `/outbox/${number}`)).status]).toEqual([number, 404]);
  await expect(sandbox.mail(0)).rejects.toMatchObject({ code: 'unknown_mail' });
});

test('mails that a fault delays are listed only on demand, and say when they arrive', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  const statuses = () => sandbox.outbox({ delayed: true });
  await join(sandbox, 'early@x.com');
  sandbox.fault({ mails: { slow: 60_000 } });
  await join(sandbox, email);
  expect(await (await get(sandbox, '/outbox')).json()).toMatchObject([{ to: 'early@x.com', status: 'arrived' }]);
  expect(await (await get(sandbox, '/outbox?delayed=true')).json()).toMatchObject([
    { to: 'early@x.com', status: 'arrived' },
    { to: email, status: 'late', arrives_at: '2026-03-01T12:01:00Z' },
  ]);
  sandbox.fault({ mails: 'held' });
  expect(await statuses()).toMatchObject([{ status: 'arrived' }, { status: 'held' }]);
  sandbox.fault({ mails: { slow: 60_000 } });
  later(60_000);
  expect(await statuses()).toMatchObject([{ status: 'arrived' }, { status: 'arrived' }]);
});

test('a confirmation mail is written again on demand, at once, and faults delay it like any other', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  const write = (to: string) => get(sandbox, '/outbox', { method: 'POST', body: JSON.stringify({ email: to }) });
  await join(sandbox, email);
  const response = await write(email);
  expect(response.status).toBe(201);
  const [first, second] = await sandbox.outbox();
  expect(await response.json()).toEqual(second);
  expect(second).toEqual({ ...first, number: expect.any(Number) });
  sandbox.fault({ mails: 'held' });
  expect(await sandbox.writeMail(email)).toMatchObject({ status: 'held' });
  expect(await sandbox.outbox()).toHaveLength(2);

  await sandbox.setStatus(email, 'invited');
  expect(await (await write(email)).json()).toEqual({
    error: expect.stringMatching(/^amy@x\.com is invited\. Only users/),
  });
  expect((await write('nobody@x.com')).status).toBe(404);
  expect((await get(sandbox, '/outbox', { method: 'POST', body: '{}' })).status).toBe(400);
});
