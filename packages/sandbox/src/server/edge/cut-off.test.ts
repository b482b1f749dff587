import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { serveSandbox } from '../../serve.ts';
import { shareDatabase } from '../../../test/shared.ts';

const shared = shareDatabase();

test('requests that are cut off in their bodies are no failures, and the sandbox goes on', async () => {
  const sandbox = shared.newSandbox();
  const served = await serveSandbox(sandbox, { port: 0 });
  const { port } = new URL(served.url);
  try {
    const paths = ['/people', '/seed', '/people/import', '/mcp', `/api/${sandbox.project}/addUser`];
    paths.push(`/api/v2/betas/${sandbox.project}/testers`, `/projects/${sandbox.project}/users/post`);
    const headers = 'Content-Type: application/json\r\nAuthorization: Basic c2FuZGJveF9hcGlfa2V5X2RvX25vdF91c2U6';
    for (const path of paths) {
      const socket = connect(Number(port), '127.0.0.1');
      const head = `POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n${headers}\r\nContent-Length: 500\r\n\r\n`;
      await new Promise<unknown>((sent) => socket.write(`${head}{"email":`, sent));
      socket.destroy();
    }
    // These arrive later than the ends of the others.
    for (let turn = 0; turn < 20; turn += 1) expect((await fetch(`${served.url}/health`)).status).toBe(200);
  } finally {
    await served.close();
  }
  expect(shared.errors).toEqual([]);
});
