/**
 * `pnpm bench:memory`: what the process of a sandbox keeps over many requests, on PostgreSQL. Requests come from ever new visitors
 * and addresses, so that whatever is kept of each of them would show. `--requests 100000` is a short run.
 */
import { parseArgs } from 'node:util';
import { createSandbox } from '@prefinery-kit/sandbox';
import { startServer } from '../test/postgres.ts';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '1000000' } } });
const requests = Number(values.requests);
const clients = 16;
const samples = 10;
const project = 'bench123';
const origin = 'http://localhost:5173';

const server = await startServer();
try {
  const log = { error: () => {}, warn: () => {}, info: () => {} };
  const options = { project, database: server.url, limits: { signupsPerIp: 1000 }, doubleOptIn: true, log };
  const sandbox = await createSandbox(options);

  const send = (index: number, path: string, data?: unknown, session?: string): Promise<Response> => {
    const remoteAddress = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
    const headers = {
      'content-type': 'application/json',
      'x-prefinery-visitor': `visitor${index}`,
      origin,
      ...(session !== undefined && { 'x-prefinery-session': session }),
    };
    const body = JSON.stringify({ data, page: { url: `${origin}/${index}`, referrer: null }, referrer_code: null });
    const request = new Request(`http://localhost:4747${path}`, { method: 'POST', headers, body });
    return sandbox.fetch(request, { incoming: { socket: { remoteAddress } } });
  };
  /** Mostly what costs little, and now and then what is kept in the database. */
  const work = async (index: number): Promise<void> => {
    const api = `/api/${project}`;
    const data = { email: `${index}@bench.example` };
    if (index % 100 === 0) await send(index, `${api}/addUser`, data);
    else if (index % 10 === 1) await send(index, `${api}/recordFormImpression`);
    else if (index % 10 === 2) await send(index, `${api}/getUser`, data, `session${index}`);
    else if (index % 10 === 3) await send(index, `/api/other${index % 1000}/getUser`, data);
    else await send(index, `${api}/getReferralCode`);
  };

  const report = (done: number): void => {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    const [heap, resident] = [heapUsed, rss].map((bytes) => (bytes / 2 ** 20).toFixed(1));
    console.log(`| ${done} | ${heap} | ${resident} |`);
  };
  console.log('| requests | heap, MB | resident, MB |\n| --- | --- | --- |');
  let next = 0;
  for (let sample = 0; sample <= samples; sample += 1) {
    const end = Math.round((requests * sample) / samples);
    const client = async (): Promise<void> => {
      while (next < end) await work((next += 1));
    };
    await Promise.all(Array.from({ length: clients }, client));
    report(next);
  }
  await sandbox.close();
} finally {
  await server.stop();
}
