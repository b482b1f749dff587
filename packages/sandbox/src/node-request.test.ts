import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Log } from './log.ts';
import { createSandbox } from './create.ts';
import type { Sandbox } from './sandbox.ts';
import { serveSandbox, type Served } from './serve.ts';

/** Raw HTTP requests: a body may come without its length, and a length without a body. */
let sandbox: Sandbox;
let served: Served;

beforeAll(async () => {
  sandbox = await createSandbox({ project: 'abcd1234', log });
  served = await serveSandbox(sandbox, { port: 0 });
}, 60_000);
afterAll(async () => {
  await served.close();
  await sandbox.close();
});

const logged: object[] = [];
const note = (fields: object): void => void logged.push(fields);
const log: Log = { error: note, warn: note, info: () => {} };

const send = (method: string, path: string, chunks: string[] = []) =>
  new Promise<number | undefined>((resolve, reject) => {
    const sent = request(`${served.url}${path}`, { method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    // In several pieces, for which Node.js sends no content-length.
    for (const chunk of chunks) sent.write(chunk);
    sent.end();
  });

const large = ['"', 'x'.repeat(70_000), '"'];

it.each<[status: number, method: string, path: string, what: string, chunks: string[]]>([
  [200, 'DELETE', '/faults', 'nothing', []],
  [200, 'PUT', '/faults', 'pieces', ['{"lag"', ':1}']],
  [200, 'POST', '/reset', 'nothing', []],
  [200, 'POST', '/reset', 'pieces', ['{"users"', ':1}']],
  [405, 'TRACE', '/', 'nothing', []],
  [413, 'POST', '/reset', 'too much', large],
  [413, 'POST', '/api/abcd1234/addUser', 'too much', large],
])('answers %i to %s %s with %s', async (status, method, path, _, chunks) => {
  expect(await send(method, path, chunks)).toBe(status);
  expect(logged).toEqual([]);
});
