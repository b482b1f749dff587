import { createPrefinery } from '@prefinery-kit/core';
import { inject, test } from 'vitest';
import { forgetVisitor } from '../visitor.ts';
import { rows, type Send } from './rows.ts';

forgetVisitor();

const client = createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });
const methods = client as unknown as Record<string, (...data: unknown[]) => Promise<unknown>>;
const send: Send = (command, ...data) =>
  methods[command]?.(...data) ?? Promise.reject(new Error(`No method ${command}`));

test('nobody is known before anybody joined', async ({ expect }) => {
  expect(await client.getUser()).toBeNull();
});

test.each(rows)('$command, through the client', ({ run }) => run(send));

test('every command of the contract has its row', ({ expect }) => {
  const own = new Set(['project', 'state', 'error', 'subscribe', 'load']);
  const commands = Object.keys(client).filter((key) => !own.has(key));
  expect(rows.map(({ command }) => command).toSorted()).toEqual(commands.toSorted());
});
