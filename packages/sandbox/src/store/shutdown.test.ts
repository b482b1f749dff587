import { Pool } from 'pg';
import { expect, test } from 'vitest';
import { newProject, startPostgres } from '../../test/engines.ts';
import { buildProgram, startProgram } from '../../test/program.ts';

test('a signup in flight is answered before the server ends', async () => {
  const engine = await startPostgres();
  const project = newProject();
  const program = await buildProgram();
  const started = startProgram(program.path, ['--port', '0', '--database', engine.database, '--project', project]);
  const [, url = ''] = await started.waitFor(/Prefinery sandbox: (\S+)/);
  await started.waitFor(/Ctrl-C/);
  const pool = new Pool({ connectionString: engine.database });
  pool.on('error', () => {});
  const holder = await pool.connect();
  await holder.query('begin; lock table prefinery_sandbox.users in share row exclusive mode');
  const page = { url, referrer: null };
  const joining = fetch(`${url}/api/${project}/addUser`, {
    method: 'POST',
    body: JSON.stringify({ data: 'amy@x.com', page, referrer_code: null }),
  });
  const waiting = `select 1 from pg_locks where not granted`;
  await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1);

  started.process.kill('SIGTERM');
  await expect.poll(() => fetch(url).catch(() => 'refused')).toBe('refused');
  await holder.query('commit');
  expect(await (await joining).json()).toMatchObject({ answer: { email: 'amy@x.com' } });
  expect(await started.ends).toEqual({ code: 0, signal: null });
  holder.release();
  await pool.end();
  await engine.stop();
  await program.remove();
}, 60_000);
