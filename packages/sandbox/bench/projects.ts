/**
 * `pnpm bench:projects`: how long it takes to create a further project in a running sandbox, over HTTP, until its first command is
 * answered.
 */
import { createSandbox, serveSandbox } from '@prefinery-kit/sandbox';
import { connectSandbox } from '@prefinery-kit/sandbox/client';
import { startServer } from '../test/postgres.ts';

const rounds = 50;
const server = await startServer();

for (const [name, database] of [
  ['memory', 'memory'],
  ['PostgreSQL', server.url],
] as const) {
  const sandbox = await createSandbox({ project: 'bench123', database });
  const served = await serveSandbox(sandbox, { port: 0 });
  const connection = connectSandbox({ url: served.url });
  const created: number[] = [];
  const answered: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    const project = await connection.createProject();
    created.push(performance.now() - begin);
    await project.join('amy@example.com');
    answered.push(performance.now() - begin);
  }
  console.log(
    `${name}: created in ${middle(created)} ms, first signup answered after ${middle(answered)} ms (median of ${rounds})`,
  );
  await served.close();
  await sandbox.close();
}
await server.stop();

function middle(times: number[]): string {
  return (times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0).toFixed(1);
}
