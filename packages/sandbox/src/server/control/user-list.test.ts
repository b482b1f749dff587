import { expect, test } from 'vitest';
import { onEachEngine } from '../../../test/databases.ts';
import { newProject } from '../../../test/engines.ts';
import { join } from '../../../test/caller.ts';
import { strictLog } from '../../../test/strict-log.ts';
import { readOptions } from '../../options/read.ts';
import { assemble } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';
import { serveSandbox } from '../../serve.ts';

onEachEngine((database) => {
  const newSandbox = (): Sandbox =>
    assemble(database(), readOptions({ project: newProject(), secret: 'test_secret', log: strictLog }));

  test.each(['referrals', 'signup'] as const)(
    'users are listed in order of their signups, with their places, with the ranking %s',
    async (ranking) => {
      const settings = readOptions({ project: newProject(), secret: 'test_secret', log: strictLog, ranking });
      const sandbox = assemble(database(), settings);
      // Two of the same instant, which only the order of insertion tells apart.
      await sandbox.clock.stop(new Date('2026-03-01T12:00:00Z'));
      for (const email of ['c@x.com', 'a@x.com']) await join(sandbox, email);
      await sandbox.clock.forward(1000);
      await join(sandbox, { email: 'b@x.com', referred_by: 'a@x.com' });
      await sandbox.setStatus('c@x.com', 'invited');
      const people = await sandbox.people();
      expect(people.map(({ email, status, list_position }) => [email, status, list_position])).toEqual([
        ['c@x.com', 'invited', null],
        ['a@x.com', 'applied', 1],
        ['b@x.com', 'applied', 2],
      ]);
      for (const person of people) expect(person).toEqual(await sandbox.person(person.email));
    },
  );

  test('a list of users is read page by page over HTTP, also of one status', async () => {
    const sandbox = newSandbox();
    await sandbox.seed({ users: 200 });
    const served = await serveSandbox(sandbox, { port: 0 });
    const emails: string[] = [];
    const read = async (query: string): Promise<{ email: string; status: string }[]> =>
      (await fetch(`${served.url}/people?${query}`)).json() as Promise<{ email: string; status: string }[]>;
    for (let after = ''; ; after = `&after=${emails.at(-1)}`) {
      const page = await read(`limit=120${after}`);
      emails.push(...page.map(({ email }) => email));
      if (page.length < 120) break;
    }
    expect(new Set(emails).size).toBe(200);
    expect(emails).toEqual((await sandbox.people({ limit: 1000 })).map(({ email }) => email));
    const invited = await read('status=invited&limit=1000');
    expect(invited.map(({ status }) => status)).toEqual(Array(8).fill('invited'));
    expect(await read('')).toHaveLength(100);
    await served.close();
  });

  test.each([
    ['status=gone', 400, 'There is'],
    ['limit=0', 400, 'limit: 0 will not do'],
    ['limit=x', 400, 'limit: NaN will not do'],
    ['sort=email', 400, 'sort'],
    ['after=nobody@x.com', 404, 'Nobody has the address'],
  ])('a list of users is refused for the query %s', async (query, status, message) => {
    const response = await newSandbox().fetch(new Request(`http://localhost:4747/people?${query}`));
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringContaining(message.replace('There is', 'status: ')) });
  });
});
