import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOptions } from '../options/read.ts';
import { readSources } from '../options/sources.ts';
import { recordedOptions } from './recorded.ts';
import type { Called, Report } from './report.ts';

const user = { id: 'uuid', email: 'e-mail' };
const once = (answer: Called['answer']): Called => ({ calls: 1, answer });
const never: Called = { calls: 0, answer: null };

const report = (calls: Record<string, Called>, more: Partial<Report> = {}): Report => ({
  ...{ probe: 'prefinery-kit', version: 1, day: '2026-11-27', parts: ['reads'], calls, facts: {}, cookies: [] },
  ...{
    script: { host: 'widget.prefinery.com', runs: true, globals: [], hosts: [] },
    storage: [],
    rest: {},
    webhooks: [],
  },
  ...more,
});

test.each([
  ['an envelope', { 'getUser.session': once({ data: user }) }, { callbacks: 'observed' }],
  ['no callback after a failure', { 'authenticateUser.wrong': never }, { callbacks: 'silent' }],
  [
    'a status in a failure',
    { 'authenticateUser.wrong': once({ error: 'text', status: '401' }) },
    { callbacks: 'documented' },
  ],
  ['a callback as if nothing had happened', { 'authenticateUser.wrong': once('undefined') }, { callbacks: 'observed' }],
  ['a user who is told to everybody', { 'getUser.named': once(user) }, { identityVerification: false }],
  ['a user who is told to nobody', { 'getUser.named': never }, { identityVerification: true }],
  [
    'an unknown address that is refused',
    { 'getUser.unsigned': once({ error: 'text' }) },
    { identityVerification: true },
  ],
  ['a wrong signature that is taken', { 'getUser.wrongSignature': once({ data: user }) }, { trustSession: true }],
  ['a wrong signature that is refused', { 'getUser.wrongSignature': once({ error: 'text' }) }, { trustSession: false }],
])('%s is played back', (_title, calls, options) => {
  expect(recordedOptions(report(calls))).toEqual(options);
});

test.each([
  [
    'the first of two known links',
    { 'landing.kept': 'none', 'landing.keptOfUser': 'the first' },
    { keptReferrer: 'first' },
  ],
  ['the last of two unknown links', { 'landing.kept': 'the last' }, { keptReferrer: 'last' }],
  ['no link that is kept', { 'landing.kept': 'none', 'landing.keptOfUser': 'another answer' }, {}],
  [
    'a leaderboard with other titles',
    { 'leaderboard.columns': 'Rank, User, Friends, Clicks, Score' },
    { leaderboardColumns: ['position', 'name', 'referrals', 'shares', 'points'] },
  ],
  ['a leaderboard with a column that the sandbox does not have', { 'leaderboard.columns': '#, Name, Country' }, {}],
  ['a leaderboard with one column twice', { 'leaderboard.columns': 'Name, User' }, {}],
])('%s is played back', (_title, facts, options) => {
  expect(recordedOptions(report({}, { facts }))).toEqual(options);
});

test('a report that tells nothing decides nothing', () => {
  expect(recordedOptions(report({ 'getUser.unsigned': once('null') }))).toEqual({});
});

test('the sandbox takes a report as an option, and an option that is given, too, wins', () => {
  const recorded = report({ 'authenticateUser.wrong': never, 'getUser.named': once(user) });
  const settings = readOptions({ project: 'abcd1234', recorded, callbacks: 'observed' });
  expect(settings).toMatchObject({ callbacks: 'observed', identityVerification: false });
  expect(settings.shown.find(({ name }) => name === 'identityVerification')).toMatchObject({
    source: 'code',
    value: false,
  });
});

test('--recorded names the file of a report', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'prefinery-report-'));
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report({ 'authenticateUser.wrong': never })));
  const { sandbox } = await readSources(['--recorded', file], { env: {}, folder });
  expect(readOptions(sandbox).callbacks).toBe('silent');
  await expect(readSources(['--recorded', 'missing.json'], { env: {}, folder })).rejects.toThrow(
    /--recorded: 'missing.json'/,
  );
});
