import { expect, test } from 'vitest';
import { get, join } from '../../../test/caller.ts';
import { brokenCounters } from '../../../test/counters.ts';
import { onEachEngine } from '../../../test/databases.ts';
import { newProject } from '../../../test/engines.ts';
import { strictLog } from '../../../test/strict-log.ts';
import { readOptions } from '../../options/read.ts';
import { assemble } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';
import { CsvError } from './people-import.ts';

const noon = new Date('2026-03-01T12:00:00Z');

onEachEngine((database) => {
  const newSandbox = (): Sandbox =>
    assemble(
      database(),
      readOptions({ project: newProject(), secret: 'test_secret', log: strictLog, clock: () => noon }),
    );
  const emails = async (sandbox: Sandbox): Promise<string[]> => (await sandbox.people()).map(({ email }) => email);

  test('a CSV file adds users with their profile, status, code, time and referrer, whatever their order', async () => {
    const sandbox = newSandbox();
    const csv = [
      '\uFEFFE-mail;First Name;Last name;Status;Referred by;Referral code;Created at;Telephone;list_position;Favourite',
      'bob@x.com;Bob;;applied;amy@x.com;;2026-02-02;;;blue',
      ' Amy@x.com ;Amy;"Of; ""Two"" \nlines";applied;;amy01;2026-02-01 10:00:00 UTC;\'+1 626;1;red',
      '',
      'carl@x.com;;;;amy01;;;;;',
    ].join('\r\n');
    expect(await sandbox.importPeople(csv)).toEqual({ added: 3, updated: 0, ignored: ['Favourite'] });
    expect(await sandbox.person('amy@x.com')).toMatchObject({
      status: 'applied',
      referral_code: 'amy01',
      referrals: 2,
      shares: 2,
      list_position: 1,
      list_length: 2,
      created_at: '2026-02-01T10:00:00Z',
      profile: { first_name: 'Amy', last_name: 'Of; "Two" \nlines', telephone: '+1 626' },
    });
    expect(await sandbox.person('carl@x.com')).toMatchObject({
      status: 'imported',
      created_at: '2026-03-01T12:00:00Z',
    });
    expect(await brokenCounters(database(), sandbox.project)).toEqual([]);
    expect((await join(sandbox, { email: 'dan@x.com', referred_by: 'amy01' })).person.list_length).toBe(3);
    expect(await sandbox.person('amy@x.com')).toMatchObject({ referrals: 3 });
  });

  test('a known user gets the profile of the file, and keeps status, code and referrer', async () => {
    const sandbox = newSandbox();
    const { person } = await join(sandbox, { email: 'amy@x.com', first_name: 'A.', city: 'Pasadena' });
    const csv = 'email,first_name,status,referral_code\nAMY@x.com,Amy,rejected,other\n';
    expect(await sandbox.importPeople(csv, { status: 'applied' })).toEqual({ added: 0, updated: 1, ignored: [] });
    expect(await sandbox.person('amy@x.com')).toMatchObject({
      status: 'applied',
      referral_code: person.referral_code,
      profile: { first_name: 'Amy', city: 'Pasadena' },
    });
  });

  test('errors are listed by line and column, and nothing is imported', async () => {
    const sandbox = newSandbox();
    await join(sandbox, 'known@x.com');
    const { referral_code } = await sandbox.person('known@x.com');
    const upload = async (csv: string): Promise<unknown> => {
      const response = await get(sandbox, '/people/import', {
        method: 'POST',
        body: csv,
        headers: { 'content-type': 'text/csv' },
      });
      expect(response.status).toBe(400);
      return response.json();
    };
    const at = (line: number, column: string | null, problem: RegExp) => ({
      line,
      column,
      problem: expect.stringMatching(problem),
    });

    const lines = [
      'email,status,shares,created_at,country,first_name',
      'fine@x.com,applied,3,,US,"two',
      'lines"',
      'nobody,gone,-1,today,Narnia,Nobody',
      'fine@x.com,,,,,Again',
      'few@x.com,applied',
      ',,,,,Empty',
    ];
    expect(await upload(lines.join('\n'))).toEqual({
      error: expect.stringMatching(/^Nothing was imported\.\nLine 4, email: nobody is no e-mail address\.\n/),
      problems: [
        at(4, 'email', /no e-mail address/),
        at(4, 'status', /There is no status gone\. There are imported/),
        at(4, 'shares', /-1 is no whole number/),
        at(4, 'created_at', /today is no time\. Write 2026-03-01/),
        at(4, 'country', /two capital letters/),
        at(5, 'email', /is in line 2, too/),
        at(6, null, /2 values for 6 columns/),
        at(7, 'email', /is empty/),
      ],
    });

    const network = [
      'email,referral_code,referred_by',
      `one@x.com,${referral_code},`,
      'two@x.com,,stranger@x.com',
      'three@x.com,,three@x.com',
      'four@x.com,,five@x.com',
      'five@x.com,,four@x.com',
    ];
    expect(await upload(network.join('\n'))).toMatchObject({
      problems: [
        at(2, 'referral_code', /code of another user/),
        at(3, 'referred_by', /No user has the address or code stranger@x\.com/),
        at(4, 'referred_by', /do not refer themselves/),
        at(5, 'referred_by', /whom they have referred themselves/),
      ],
    });
    expect(await upload('')).toMatchObject({ problems: [at(1, null, /The file is empty/)] });
    expect(await upload('name\nAmy')).toMatchObject({ problems: [at(1, 'email', /no such column.* It names name\./)] });
    expect(await emails(sandbox)).toEqual(['known@x.com']);
    await expect(sandbox.importPeople('email\nnobody')).rejects.toMatchObject({
      name: 'SandboxError',
      code: 'invalid_csv',
      problems: [{ line: 2 }],
    });
  });

  test('of a file in which everything is wrong, a thousand problems are told, each with the beginning of the value', async () => {
    const sandbox = newSandbox();
    const long = 'x'.repeat(50_000);
    const file = `email\n${long}\n${'nobody\n'.repeat(5000)}`;
    const error: unknown = await sandbox.importPeople(file).catch((error: unknown) => error);
    if (!(error instanceof CsvError)) throw new Error('The import has to fail.');
    expect(error.problems).toHaveLength(1000);
    expect(error.message).toMatch(/There are 990 more problems, and perhaps others after them\.$/);
    expect(error.message.length).toBeLessThan(1000);
  });

  test('what is exported can be imported, with statuses, times, codes, referrals and texts that look like formulas', async () => {
    const sandbox = newSandbox();
    await sandbox.seed({ users: 200, seed: 3 });
    await join(sandbox, { email: 'amy@x.com', first_name: '=1+1', telephone: '+1 626', custom_var1: 'a "b", c' });
    const response = await get(sandbox, '/people/export');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const csv = await response.text();
    expect(csv).toBe(await sandbox.exportPeople());
    expect(csv).toContain(`'=1+1`);

    const other = newSandbox();
    expect(await other.importPeople(csv)).toEqual({ added: 201, updated: 0, ignored: [] });
    expect(await other.exportPeople()).toBe(csv);
    expect(await brokenCounters(database(), other.project)).toEqual([]);
  });

  test('JSON takes the CSV and a status for users without one, and refuses an unknown status', async () => {
    const sandbox = newSandbox();
    const send = (body: unknown, type = 'application/json') =>
      get(sandbox, '/people/import', { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': type } });
    expect(await (await send({ csv: 'email\namy@x.com\n', status: 'applied' })).json()).toMatchObject({ added: 1 });
    expect(await sandbox.person('amy@x.com')).toMatchObject({ list_position: 1 });
    expect((await send({ csv: 'email\nbob@x.com\n', status: 'gone' })).status).toBe(400);
    expect((await send({ people: [] })).status).toBe(400);
    expect(await emails(sandbox)).toEqual(['amy@x.com']);
  });
});
