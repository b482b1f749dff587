import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import * as v from 'valibot';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { newProject } from '../../../test/engines.ts';
import { strictLog } from '../../../test/strict-log.ts';
import type { SandboxOptions } from '../../options/table.ts';
import { readOptions } from '../../options/read.ts';
import { assemble } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';
import { serveSandbox } from '../../serve.ts';
import { openDatabase } from '../../store/database.ts';

const database = await openDatabase('memory', strictLog);
afterAll(() => database.close());

const newSandbox = (options: Partial<SandboxOptions> = {}): Sandbox =>
  assemble(database, readOptions({ project: newProject(), secret: 'test_secret', log: strictLog, ...options }));

const textOf = v.object({
  content: v.tuple([v.object({ type: v.literal('text'), text: v.string() })]),
  isError: v.optional(v.boolean()),
});

/** An assistant's client, over HTTP. */
async function connect(sandbox: Sandbox, headers: Record<string, string> = {}) {
  const served = await serveSandbox(sandbox, { port: 0 });
  onTestFinished(() => served.close());
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${served.url}/mcp`), { requestInit: { headers } }));
  onTestFinished(() => client.close());
  const use = async (name: string, given: Record<string, unknown> = {}) => {
    const { content, isError } = v.parse(textOf, await client.callTool({ name, arguments: given }));
    return isError ? { error: content[0].text } : (JSON.parse(content[0].text) as unknown);
  };
  return { client, use, url: served.url };
}

test('the tools are listed with their arguments: at most ten', async () => {
  const { client } = await connect(newSandbox());
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    'list_users',
    'join',
    'follow_link',
    'set_status',
    'set_reward',
    'set_faults',
    'set_clock',
    'reset',
    'read_log',
    'read_mail',
  ]);
  const join = tools.find(({ name }) => name === 'join');
  expect(join?.inputSchema).toMatchObject({ type: 'object', required: ['email'] });
  for (const { description } of tools) expect(description).toMatch(/\.$/);
});

test('an assistant signs up users, refers one, delivers a reward and reads mails', async () => {
  const sandbox = newSandbox({
    doubleOptIn: true,
    rewards: [{ descriptor: 'welcome', name: 'Welcome gift', type: 'DoubleSided' }],
  });
  const { use, url } = await connect(sandbox);
  const amy = await use('join', { email: 'amy@example.com', first_name: 'Amy' });
  const { referral_code } = v.parse(v.object({ referral_code: v.string() }), (amy as { answer: unknown }).answer);
  expect(await use('follow_link', { code: referral_code })).toEqual({
    location: expect.stringContaining(`${url}/projects/${sandbox.project}/users/new?r=${referral_code}`),
  });
  await use('join', { email: 'bob@example.com', referred_by: referral_code });
  expect(await use('read_mail', { to: 'bob@example.com' })).toMatchObject([{ to: 'bob@example.com' }]);
  expect(await use('read_log')).toMatchObject([
    { command: 'addUser', data: { email: 'bob@example.com' }, status: 200 },
    { command: 'addUser', data: { email: 'amy@example.com' }, status: 200 },
  ]);
  for (const email of ['amy@example.com', 'bob@example.com']) await use('set_status', { email, status: 'applied' });

  expect(await use('list_users')).toMatchObject([
    { email: 'amy@example.com', list_position: 1, referrals: 1, shares: 1, profile: { first_name: 'Amy' } },
    { email: 'bob@example.com', list_position: 2 },
  ]);
  expect(await use('list_users', { email: 'bob@example.com' })).toMatchObject({ status: 'applied' });
  expect(await use('set_reward', { email: 'amy@example.com' })).toMatchObject([{ status: 'earned' }]);
  const delivered = { email: 'amy@example.com', descriptor: 'welcome', status: 'delivered' };
  expect(await use('set_reward', delivered)).toMatchObject([{ status: 'delivered' }]);
});

test('an assistant sets faults and the clock, and resets the campaign', async () => {
  const { use } = await connect(newSandbox());
  expect(await use('set_faults', { faults: { commands: { getUser: 'silent' } } })).toMatchObject({
    commands: { getUser: 'silent' },
  });
  expect(await use('set_clock', { stop: '2026-03-01T12:00:00Z' })).toEqual({
    now: '2026-03-01T12:00:00.000Z',
    isStopped: true,
  });
  expect(await use('reset', { users: 20, seed: 7 })).toEqual({ users: 20, seed: 7 });
  expect(await use('list_users', { limit: 1000 })).toHaveLength(20);
  expect(await use('set_faults')).toEqual({ callbacks: 'documented' });
  expect(await use('set_clock')).toMatchObject({ isStopped: false });
});

test.each([
  ['set_status', { email: 'nobody@example.com', status: 'invited' }, 'Nobody has the address nobody@example.com'],
  ['join', { email: 'not an address' }, 'email:'],
  ['set_faults', { faults: { commands: { getUser: 'broken' } } }, 'commands.getUser'],
])('an assistant is told why the tool %s was refused', async (name, given, reason) => {
  const { use } = await connect(newSandbox());
  expect(await use(name, given)).toEqual({ error: expect.stringContaining(reason) });
});

test('a caller from elsewhere needs the control token, and its tools work with it', async () => {
  const sandbox = newSandbox({ url: 'https://sandbox.example.com' });
  await expect(connect(sandbox)).rejects.toThrow(/403|token/);
  const { use } = await connect(sandbox, { authorization: `Bearer ${await sandbox.controlToken()}` });
  await use('join', { email: 'amy@example.com' });
  expect(await use('list_users')).toMatchObject([{ email: 'amy@example.com' }]);
});
