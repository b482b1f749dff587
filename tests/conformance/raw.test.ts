import { forgetVisitor } from '@prefinery-kit/core/testing';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { refusedCalls, rows, type Send } from './rows.ts';

forgetVisitor();

// The vendor's snippet, without the kit.
type Queue = { (...call: unknown[]): void; q?: IArguments[] };
const page = window as Window & { prefinery?: Queue };
const stub: Queue = function () {
  (stub.q ??= []).push(arguments);
};
page.prefinery ??= stub;

const send: Send = (command, ...data) =>
  new Promise((resolve) => {
    // The only command without a callback.
    if (command === 'initForms') resolve(page.prefinery?.(command));
    else page.prefinery?.(command, ...data, resolve);
  });

// The stub queues this command, because the script is not loaded yet.
const early = send('getUser');
const script = document.createElement('script');
script.src = inject('scriptUrl');
script.defer = true;
document.head.append(script);

test('a command that was queued before the script had loaded is answered', async () => {
  expect(await early).toEqual({ error: expect.any(String) as string, status: 403 });
  expect(page.prefinery).not.toBe(stub);
});

test.each(rows)('$command, through the raw snippet', ({ run }) => run(send));

describe('what the vendor documents as refused', () => {
  beforeAll(async () => {
    await send('logoutUser');
    document.body.innerHTML = '<div id="embed-here"></div>';
  });

  test.each(refusedCalls)('$command, because $why: $status', async ({ command, data, status }) => {
    expect(await send(command, data())).toEqual({ error: expect.any(String) as string, status });
  });
});
