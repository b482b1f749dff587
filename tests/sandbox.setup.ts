/** Sandboxes for all tests in the browser, over HTTP and on another origin, as in production. */
import { createSandbox, type Sandbox, type SandboxOptions, serveSandbox } from '../packages/sandbox/src/index.ts';
import type { TestProject } from 'vitest/node';
import { begun, campaigns } from './conformance/campaigns.ts';
import { secret } from './conformance/signature.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the vendor's script that the sandbox serves. */
    scriptUrl: string;
    /** The same for sandboxes without users, by project. */
    campaigns: Record<string, string>;
  }
}

const project = 'test1234';

export default async function setup(tests: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.all([
    start({ project }),
    ...[...campaigns, ...begun.map((project) => ({ project }))].map(start),
  ]);
  const [first] = started;
  await first.sandbox.seed({ users: 300, seed: 1 });
  tests.provide('scriptUrl', first.scriptUrl);
  tests.provide('campaigns', Object.fromEntries(started.map(({ sandbox, scriptUrl }) => [sandbox.project, scriptUrl])));
  return async () => {
    await Promise.all(started.map(({ close }) => close()));
  };
}

async function start(options: SandboxOptions) {
  const sandbox = await createSandbox({ ...options, secret });
  const served = await serveSandbox({ ...sandbox, fetch: withDashboard(sandbox) }, { port: 0 });
  const close = async () => {
    await served.close();
    await sandbox.close();
  };
  return { sandbox, scriptUrl: `${served.url}/widget/v2/${options.project}.js`, close };
}

/** Lets a test in a browser change a user's status, as in the vendor's dashboard, by a request. */
const withDashboard =
  (sandbox: Sandbox): Sandbox['fetch'] =>
  async (request, connection) => {
    if (!request.url.endsWith('/dashboard')) return sandbox.fetch(request, connection);
    const { email, status } = await request.json();
    await sandbox.setStatus(email, status);
    return new Response();
  };
