import { expect, test } from 'vitest';
import { readProbeOptions } from './command.ts';

test('a project is enough: the script and the REST API are those of the hosted service', () => {
  expect(readProbeOptions(['--project', 'abcd1234'], {})).toEqual({
    ...{ project: 'abcd1234', scriptUrl: 'https://widget.prefinery.com/widget/v2/abcd1234.js' },
    ...{ secret: null, webhookSecret: null, rest: null, port: 4750, wait: 10_000, file: 'prefinery-report.json' },
  });
});

test('secrets and the key come from the environment', () => {
  const env = { PREFINERY_IDENTITY_SECRET: 'one', PREFINERY_WEBHOOK_SECRET: 'two', PREFINERY_API_KEY: 'three' };
  expect(readProbeOptions(['--project', 'abcd1234', '--beta', '42', '--wait', '3'], env)).toMatchObject({
    ...{ secret: 'one', webhookSecret: 'two', wait: 3000 },
    rest: { url: 'https://api.prefinery.com/api/v2', beta: '42', key: 'three' },
  });
});

test.each([
  [[], '--project'],
  [['--project', 'ABC'], '--project'],
  [['--project', 'abcd1234', '--port', 'x'], '--port'],
  [['--project', 'abcd1234', '--wait', '0'], '--wait'],
  [['--project', 'abcd1234', '--script-url', 'javascript:x'], '--script-url'],
  [['--project', 'abcd1234', '--seed', '1'], '--seed'],
])('%j is refused with the name of the option', (args, option) => {
  expect(() => readProbeOptions(args, {})).toThrow(
    expect.objectContaining({ message: expect.stringContaining(option) }),
  );
});

test('a key of the REST API needs the id of the project there', () => {
  expect(() => readProbeOptions(['--project', 'abcd1234'], { PREFINERY_API_KEY: 'three' })).toThrow(/--beta/);
});
