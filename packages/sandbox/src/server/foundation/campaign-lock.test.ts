import { expect, test } from 'vitest';
import { createCampaignLock } from './campaign-lock.ts';

/** A task that stays in flight until the test ends it. */
function newWork(log: string[], name: string) {
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = async (): Promise<string> => {
    log.push(`${name} begins`);
    await ended;
    log.push(`${name} ends`);
    return name;
  };
  return { work, end };
}

/** Lets everything go on that can. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('share runs many tasks at a time', async () => {
  const lock = createCampaignLock();
  const log: string[] = [];
  const [one, two] = [newWork(log, 'one'), newWork(log, 'two')];
  const running = [lock.share(one.work), lock.share(two.work)];
  expect(log).toEqual(['one begins', 'two begins']);
  two.end();
  one.end();
  expect(await Promise.all(running)).toEqual(['one', 'two']);
});

test('alone waits for tasks in flight, and later tasks wait for it', async () => {
  const lock = createCampaignLock();
  const log: string[] = [];
  const [early, reset, again, late] = ['early', 'reset', 'again', 'late'].map((name) => newWork(log, name));
  if (!early || !reset || !again || !late) throw new Error('There are four.');
  const running = [lock.share(early.work), lock.alone(reset.work), lock.alone(again.work), lock.share(late.work)];
  await settle();
  expect(log).toEqual(['early begins']);
  late.end();
  early.end();
  await settle();
  expect(log).toEqual(['early begins', 'early ends', 'reset begins']);
  again.end();
  reset.end();
  expect(await Promise.all(running)).toEqual(['early', 'reset', 'again', 'late']);
  expect(log.slice(3)).toEqual(['reset ends', 'again begins', 'again ends', 'late begins', 'late ends']);
});

test('the lock stays usable after a task has failed', async () => {
  const lock = createCampaignLock();
  const fail = (): Promise<never> => Promise.reject(new Error('It broke.'));
  const failing = [lock.share(fail), lock.alone(fail)];
  for (const { status } of await Promise.allSettled(failing)) expect(status).toBe('rejected');
  expect(await lock.alone(() => Promise.resolve('alone'))).toBe('alone');
  expect(await lock.share(() => Promise.resolve('shared'))).toBe('shared');
});

test('tasks give up waiting for a task that has the lock alone after its patience, and go on once it has ended', async () => {
  const lock = createCampaignLock();
  const lost = newWork([], 'reconnect');
  const reconnecting = lock.aloneHere(lost.work, 1);
  await expect(lock.share(() => Promise.resolve('early'))).rejects.toMatchObject({ code: 'database_timeout' });
  lost.end();
  await reconnecting;
  expect(await lock.share(() => Promise.resolve('late'))).toBe('late');
});
