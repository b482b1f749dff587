import { expect, test } from 'vitest';
import { get } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';
import { readOptions } from '../../options/read.ts';

const { newSandbox } = shareDatabase();

const hidden = {
  secret: 'hidden_identity_secret',
  controlToken: 'hidden_token',
  webhookSecret: 'hidden_webhook_secret',
  database: 'postgres://me:hidden_password@db.example/people?sslpassword=hidden_too',
  webhookUrls: ['https://me:hidden_login@hooks.example/path?token=hidden_query'],
};

test('GET /settings lists the options of the campaign with their values and sources', async () => {
  const sandbox = newSandbox({ doubleOptIn: true, site: 'http://localhost:5173' });
  const settings = await (await get(sandbox, '/settings')).json();
  expect(settings).toEqual(sandbox.settings());
  expect(settings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'doubleOptIn', value: true, source: 'code', place: null, otherwise: 'off' }),
      expect.objectContaining({ name: 'site', value: 'http://localhost:5173', source: 'code' }),
      expect.objectContaining({ name: 'vanityCodes', value: false, source: 'default' }),
      expect.objectContaining({ name: 'url', value: null, source: 'default', otherwise: 'as it is called' }),
      expect.objectContaining({ name: 'rateLimit', value: { points: 600, seconds: 60 }, source: 'default' }),
      expect.objectContaining({ name: 'secret', value: null, source: 'code', isSecret: true }),
      expect.objectContaining({ name: 'clock', value: null, source: 'code' }),
    ]),
  );
  expect(sandbox.settings().map(({ name }) => name)).not.toContain('port');
});

test('settings contain no secret, and addresses no password', () => {
  const options = { project: 'abcd1234', ...hidden };
  expect(readOptions(options).shown).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'database', value: 'postgres://me@db.example/people', isSecret: false }),
      expect.objectContaining({ name: 'webhookUrls', value: ['https://me@hooks.example/path'] }),
    ]),
  );
  expect(JSON.stringify(readOptions(options).shown)).not.toContain('hidden');
  const given = Object.entries({ ...options, port: 8080 }).map(([name, value]) => [
    name,
    { source: 'command line' as const, place: `--${name}`, value },
  ]);
  const { shown } = readOptions(options, Object.fromEntries(given));
  expect(JSON.stringify(shown)).not.toContain('hidden');
  expect(shown).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'port', value: 8080, source: 'command line', place: '--port' }),
      expect.objectContaining({ name: 'host', value: null, source: 'default' }),
      expect.objectContaining({ name: 'secret', value: null, source: 'command line', place: '--secret' }),
    ]),
  );
});
