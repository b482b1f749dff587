/** `@prefinery-kit/core/server` in an edge runtime, which has Web APIs and none of Node.js. */
import { EdgeVM } from '@edge-runtime/vm';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';

const source = '@prefinery-kit/source';
const edge = new EdgeVM();

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export * from '@prefinery-kit/core/server';", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'server',
    platform: 'browser',
    conditions: [source, 'edge-light'],
  });
  for (const { text } of outputFiles) edge.evaluate(`${text}\nglobalThis.server = server;`);
});

/** Runs code in the runtime. Its result belongs to another realm, so it is transferred as JSON. */
const run = async (code: string): Promise<unknown> =>
  JSON.parse(await edge.evaluate<Promise<string>>(`(async () => JSON.stringify(await (${code})()))()`));

test('the edge runtime has no Node.js globals and no DOM', async () => {
  expect(await run('() => [typeof process, typeof require, typeof Buffer, typeof document, typeof window]')).toEqual(
    Array.from({ length: 5 }, () => 'undefined'),
  );
});

test.each([
  { email: 'leonard@bigbangtheory.com', signature: '69b1418832b305e782438d483f1ee33e47470b56a3ba84c1c77de7f9fdced222' },
  { referral_code: 'leonard981', signature: '3f994d8420b7dbe7ea5a68fa15e17120c58ed0e7ad48ad18fc486b60ac3b2f6b' },
  {
    id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
    signature: '7266a6f6bc7cd47714d9b162d5214a04e3d4b309bfc4c139390a53a14088c3a3',
  },
])('signIdentity signs %j as openssl does, and verifyIdentity accepts it', async ({ signature, ...identifier }) => {
  const options = JSON.stringify({ secret: 'test_secret_do_not_use' });
  const identity = { ...identifier, signature };
  expect(await run(`() => server.signIdentity(${JSON.stringify(identifier)}, ${options})`)).toEqual(identity);
  expect(await run(`() => server.verifyIdentity(${JSON.stringify(identity)}, ${options})`)).toEqual(identity);
  const forged = JSON.stringify({ ...identity, signature: '0'.repeat(64) });
  expect(await run(`() => server.verifyIdentity(${forged}, ${options})`)).toBeNull();
});

test('verifyWebhook accepts a webhook, and refuses a forged one', async () => {
  const verify = (body: string) => `() => {
    const headers = {
      'X-Prefinery-Signature': 't=1612540400,v1=4868bae75879d8d3690ce5ac65e8c0bf4d5de0436a6be55cb93589dac8aed348',
    };
    const request = new Request('https://shop.example/webhooks', { method: 'POST', body: '${body}', headers });
    const options = { secret: 'whsec_test', clock: () => new Date(1612540400000) };
    return server.verifyWebhook(request, options).catch(({ name, code }) => ({ name, code }));
  }`;
  expect(await run(verify('{"event":"x"}'))).toEqual({ event: 'x' });
  expect(await run(verify('{"event":"y"}'))).toEqual({ name: 'PrefineryServerError', code: 'webhook_forged' });
});

test('readLanding reads a request', async () => {
  const code = `() => server.readLanding(
    new Request('https://shop.example/?r=leonard981', { headers: { cookie: '_pfy_abcd1234_referrer_code=amy1' } }),
    { project: 'abcd1234' },
  )`;
  expect(await run(code)).toEqual({ referrer: 'leonard981', utm: {} });
});
