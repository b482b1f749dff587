import { inject, test } from 'vitest';
import { forgetVisitor } from '../visitor.ts';
import { rows, type Send } from './rows.ts';

forgetVisitor();

// The vendor's snippet as a site pastes it, and no kit.
type Queue = { (...call: unknown[]): void; q?: IArguments[] };
const page = window as Window & { prefinery?: Queue };
const stub: Queue = function () {
  (stub.q ??= []).push(arguments);
};
page.prefinery ??= stub;

const send: Send = (command, ...data) => new Promise((resolve) => page.prefinery?.(command, ...data, resolve));

// This one waits in the queue: the script comes after it.
const early = send('getUser');
const script = document.createElement('script');
script.src = inject('scriptUrl');
script.defer = true;
document.head.append(script);

test('a call made before the script was there is answered', async ({ expect }) => {
  expect(await early).toEqual({ error: expect.any(String) as string, status: 403 });
  expect(page.prefinery).not.toBe(stub);
});

test.each(rows)('$command, through the raw snippet', ({ run }) => run(send));
