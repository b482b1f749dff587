import { expect, test } from 'vitest';
import { readFlags } from './flags.ts';

test('without flags, a sandbox in memory', () => {
  const { sandbox, serve, seed, faults, help } = readFlags([]);
  expect(sandbox).toMatchObject({
    project: 'sandbox1',
    database: undefined,
    identityVerification: true,
    doubleOptIn: false,
    callbacks: 'documented',
  });
  expect({ serve, seed, faults, help }).toEqual({
    serve: { port: undefined, host: undefined },
    seed: { users: 0, seed: 1 },
    faults: {},
    help: false,
  });
});

test.each([
  [['--seed', '7'], { users: 100, seed: 7 }],
  [['--seed-users', '10'], { users: 10, seed: 1 }],
  [['--seed', '7', '--seed-users', '0'], { users: 0, seed: 7 }],
])('%j makes people up', (args, seed) => {
  expect(readFlags(args).seed).toEqual(seed);
});

test('every flag gets where it belongs', () => {
  const line =
    '--port 8080 --host 0.0.0.0 --database ./people --project abcd1234 --secret hush --control-token sesame --url https://kit.example --trust-proxy loopback --allowed-host one.example --site http://localhost:5173 ' +
    '--origin https://one.example --origin https://two.example --seed-users 500 --seed 7 --identity-verification off ' +
    '--double-opt-in --callbacks silent --faults {"lag":500,"mails":"held"} --verbose';
  expect(readFlags(line.split(' '))).toEqual({
    help: false,
    verbose: true,
    sandbox: {
      project: 'abcd1234',
      database: './people',
      secret: 'hush',
      controlToken: 'sesame',
      url: 'https://kit.example',
      trustProxy: ['loopback'],
      allowedHosts: ['one.example'],
      identityVerification: false,
      doubleOptIn: true,
      site: 'http://localhost:5173',
      origins: ['https://one.example', 'https://two.example'],
      callbacks: 'silent',
    },
    serve: { port: 8080, host: '0.0.0.0' },
    seed: { users: 500, seed: 7 },
    faults: { lag: 500, mails: 'held' },
  });
});

test.each([
  [['--prot', '1'], /^Unknown option '--prot'\. See --help\.$/],
  [['extra'], /^Unexpected argument 'extra'\. .*See --help\.$/],
  [['--port'], /^Option '--port <value>' argument missing\. See --help\.$/],
  [['--seed', '-1'], /^Option '--seed' argument is ambiguous\. See --help\.$/],
  [['--port', '99999'], /^--port takes a whole number up to 65535, not "99999"\.$/],
  [['--seed-users', '1000001'], /^--seed-users takes a whole number up to 1000000, not "1000001"\.$/],
  [['--seed', '4294967296'], /^--seed takes a whole number up to 4294967295, not "4294967296"\.$/],
  [['--seed-users', 'many'], /^--seed-users takes a whole number up to \d+, not "many"\.$/],
  [['--identity-verification', 'maybe'], /^--identity-verification is on or off, not "maybe"\.$/],
  [['--callbacks', 'loud'], /^--callbacks is documented, observed or silent, not "loud"\.$/],
  [['--faults', 'lag'], /^--faults takes JSON, not "lag"\.$/],
  [['--faults', '{"lag":-1}'], /^lag: -1 will not do\. Give /],
])('%j is told what is wrong', (args, message) => {
  expect(() => readFlags(args)).toThrow(
    expect.objectContaining({ code: 'invalid_option', message: expect.stringMatching(message) }),
  );
});
