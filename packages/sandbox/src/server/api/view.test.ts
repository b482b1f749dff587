import { expect, test } from 'vitest';
import { sign } from '../foundation/signature.ts';
import { readView, writeView } from './view.ts';

const secret = 'test_secret_do_not_use';
const now = new Date('2026-03-01T12:00:00Z');
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const shown = { page: 'leaderboard', user: 'some-id', origin: 'http://localhost:5173' } as const;
const token = writeView(secret, now, shown);

test('a view is valid until it expires', () => {
  expect(readView(secret, after(9), 'leaderboard', token)).toMatchObject(shown);
  expect(readView(secret, after(10), 'leaderboard', token)).toBe('expired');
});

const other = Buffer.from(JSON.stringify({ ...shown, user: 'other-id', expires: after(5).getTime() })).toString(
  'base64url',
);

test.each([
  ['empty', ''],
  ['without a signature', token.split('.')[0] ?? ''],
  ['of another user with the same signature', `${other}.${token.split('.')[1]}`],
  ['signed as an identity is', `${other}.${sign(secret, other)}`],
  ['signed with another secret', writeView('another', now, shown)],
])('a view that is %s is forged', (_what, view) => {
  expect(readView(secret, now, 'leaderboard', view)).toBe('forged');
});
