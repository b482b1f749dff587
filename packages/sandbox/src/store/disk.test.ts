import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newProject } from '../../test/engines.ts';
import { buildProgram, type Program, startProgram } from '../../test/program.ts';
import { fillDisk, freeDisk, hasSmallDisks, smallDisk } from '../../test/small-disk.ts';

let folder: string;
let started: Program;
let program: Awaited<ReturnType<typeof buildProgram>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prefinery-disk-'));
  await mkdir(join(folder, 'disk'));
  program = await buildProgram();
}, 60_000);
afterEach(async () => {
  started.process.kill('SIGKILL');
  await started.ends;
  await program.remove();
  await rm(folder, { recursive: true });
});

const megabyte = 1024 * 1024;

test.runIf(hasSmallDisks())(
  'a full disk: writes are refused with the reason, reads go on, space that is freed is enough, and Ctrl-C ends it',
  async () => {
    const disk = join(folder, 'disk');
    const project = newProject();
    const args = ['--port', '0', '--project', project, '--no-identity-verification'];
    started = startProgram(program.path, [...args, '--database', join(disk, 'people')], smallDisk(disk, 60));
    const [, url = ''] = await started.waitFor(/Prefinery sandbox: (\S+)/);
    const pid = started.process.pid ?? 0;
    const ask = async (command: string, data: unknown): Promise<{ status: number; reply: unknown }> => {
      const page = { url, referrer: null };
      const body = JSON.stringify({ data, page, referrer_code: null });
      const response = await fetch(`${url}/api/${project}/${command}`, { method: 'POST', body });
      return { status: response.status, reply: await response.json() };
    };
    const joins = (email: string): Promise<{ status: number; reply: unknown }> => ask('addUser', email);
    const isThere = (email: string) => expect.objectContaining({ answer: expect.objectContaining({ email }) });
    expect((await joins('early@x.com')).status).toBe(200);

    for (const left of [10 * megabyte, 0]) {
      await fillDisk(pid, disk, left);
      const refused = await Promise.all(Array.from({ length: 30 }, (_, index) => joins(`late${index}@x.com`)));
      for (const { status, reply } of refused) {
        expect(status).toBe(503);
        expect(reply).toMatchObject({ answer: { error: expect.stringMatching(/^The disk of the database is full/) } });
      }
      expect((await ask('getUser', { email: 'early@x.com' })).reply).toEqual(isThere('early@x.com'));
      expect((await fetch(`${url}/health`)).status).toBe(200);
      await freeDisk(pid, disk);
      expect((await joins(`after${left}@x.com`)).status).toBe(200);
    }

    await fillDisk(pid, disk, 0);
    expect((await joins('late@x.com')).status).toBe(503);
    started.process.kill('SIGINT');
    expect(await started.ends).toEqual({ code: 0, signal: null });
  },
  120_000,
);

test.runIf(hasSmallDisks()).each([
  ['full', 10, 'rw', /^prefinery-sandbox: The disk of .*people is full\. .*start the sandbox again\.\n$/],
  ['read-only', 60, 'ro', /^prefinery-sandbox: database: .*people cannot be used as a directory \(.*\)\. .*\.\n$/],
] as const)(
  'a sandbox that is started on a %s disk ends with one sentence that says so',
  async (_state, megabytes, mode, sentence) => {
    const disk = join(folder, 'disk');
    const args = ['--port', '0', '--database', join(disk, 'people')];
    started = startProgram(program.path, args, smallDisk(disk, megabytes, mode));
    expect((await started.ends).code).toBeGreaterThan(0);
    expect(started.output()).toMatch(sentence);
  },
  60_000,
);
