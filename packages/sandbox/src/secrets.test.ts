import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFlags } from './flags.ts';
import { withoutPassword } from './secrets.ts';

test.each([
  ['postgres://me:S3cret@db.example:5432/people', 'postgres://me@db.example:5432/people'],
  ['postgres://db.example/people?user=me&password=S3cret', 'postgres://db.example/people'],
  ['postgres://me:S3:cret@db.example/people', 'postgres://me@db.example/people'],
  ['postgres://me:S3@cret@db.example/people', 'postgres://me@db.example/people'],
  ['postgres://me:S3/cret@db.example/people', 'an address that cannot be read'],
  ['./people', './people'],
  ['memory', 'memory'],
])('no part of a password is in what is shown of %s', (database, shown) => {
  expect(withoutPassword(database)).toBe(shown);
});

test('secrets come from the environment and from files, and from the command line first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prefinery-secrets-'));
  const file = join(folder, 'token');
  await writeFile(file, 'from a file\n');
  const env = {
    PREFINERY_SANDBOX_SECRET: 'from the environment',
    PREFINERY_SANDBOX_DATABASE: 'postgres://db.example/people',
    PREFINERY_SANDBOX_CONTROL_TOKEN_FILE: file,
  };
  expect(readFlags(['--database', 'memory'], env).sandbox).toMatchObject({
    secret: 'from the environment',
    database: 'memory',
    controlToken: 'from a file',
  });
  await rm(folder, { recursive: true });
  expect(() => readFlags([], env)).toThrow(/^PREFINERY_SANDBOX_CONTROL_TOKEN_FILE: .* cannot be read \(ENOENT\)\.$/);
  expect(readFlags([], {}).sandbox).toMatchObject({ secret: undefined, database: undefined, controlToken: undefined });
});
