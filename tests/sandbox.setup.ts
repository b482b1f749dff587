/** One real sandbox for all tests in the browser, over real HTTP and on another origin, as in production. */
import { createSandbox, serveSandbox } from '../packages/sandbox/src/index.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the vendor's script that the sandbox serves. */
    scriptUrl: string;
  }
}

const project = 'test1234';

export default async function setup(tests: TestProject): Promise<() => Promise<void>> {
  const sandbox = await createSandbox({ project, secret: 'test_secret_do_not_use' });
  await sandbox.seed({ users: 300, seed: 1 });
  const served = await serveSandbox(sandbox, { port: 0 });
  tests.provide('scriptUrl', `${served.url}/widget/v2/${project}.js`);
  return async () => {
    await served.close();
    await sandbox.close();
  };
}
