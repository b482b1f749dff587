import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assemble } from '../create.ts';
import { readOptions } from '../options/read.ts';
import { developmentApiKey } from '../campaign/api-key.ts';
import { join } from '../../test/caller.ts';
import { onEachEngine } from '../../test/databases.ts';
import { newProject } from '../../test/engines.ts';
import { requestOf } from '../../test/hostile.ts';
import { operatorAttacks } from '../../test/hostile-control.ts';

/** Of a long value, an error repeats the beginning only. */
const repeated = /x{200}|(?:😀){150}/u;

onEachEngine((database) => {
  test('values that an operator, a server or an assistant sends by mistake are refused with a sentence, and none fails', async () => {
    let errors: unknown[] = [];
    const log = { error: (fields: object) => void errors.push(fields), warn: () => {}, info: () => {} };
    const options = { project: newProject(), secret: 'test_secret', log, doubleOptIn: true, restLimits: false };
    const sandbox = assemble(database(), readOptions(options));
    const emails = ['amy@x.com', 'bob@x.com'];
    for (const email of emails) await join(sandbox, email);
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(operatorAttacks(sandbox.project, developmentApiKey, emails), async (attack) => {
        errors = [];
        const response = await sandbox.fetch(requestOf(attack));
        const { status } = response;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const text = await response.text();
        expect({ status, errors, text: status < 500 || text }).toEqual({
          status: expect.toSatisfy((status: number) => status < 500),
          errors: [],
          text: true,
        });
        if (status < 400) return;
        expect(text).toMatch(/\w+ \w+/);
        expect(text).not.toMatch(repeated);
      }),
      { numRuns: 2000 },
    );
    // Makes sure that the requests get past validation.
    for (const status of [200, 201, 400, 404, 422]) expect(statuses.get(status)).toBeGreaterThan(0);
  }, 120_000);
});
