import { createPrefinery } from '@prefinery-kit/core';
import { contract } from '@prefinery-kit/core/contract';
import { forgetVisitor } from '@prefinery-kit/core/testing';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { refusedCalls, rows, type Send } from './rows.ts';

forgetVisitor();

const client = createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });
const methods = client as unknown as Record<string, (...data: unknown[]) => Promise<unknown>>;
const send: Send = (command, ...data) =>
  methods[command]?.(...data) ?? Promise.reject(new Error(`The client has no method ${command}.`));

test('getUser is null before a signup', async () => {
  expect(await client.getUser()).toBeNull();
});

test('there is a row for every command of the contract', () => {
  expect(rows.map(({ command }) => command).toSorted()).toEqual(Object.keys(contract).toSorted());
});

test.each(rows)('$command, through the client', ({ run }) => run(send));

describe('what the vendor documents as refused', () => {
  beforeAll(async () => {
    await client.logoutUser();
    document.body.innerHTML = '<div id="embed-here"></div>';
  });

  test.each(refusedCalls)('$command, because $why: $status', async ({ command, data, status }) => {
    const code = status === 401 ? 'unauthorized' : 'forbidden';
    await expect(send(command, data())).rejects.toMatchObject({ code, status, command });
  });
});
