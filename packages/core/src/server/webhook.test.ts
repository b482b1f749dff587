// @vitest-environment node
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { PrefineryServerError, verifyWebhook, type WebhookOptions } from './index.ts';

const time = 1_612_540_400;
const body = '{"event":"x"}';
const signature = 't=1612540400,v1=4868bae75879d8d3690ce5ac65e8c0bf4d5de0436a6be55cb93589dac8aed348';
const options: WebhookOptions = { secret: 'whsec_test', clock: () => new Date(time * 1000) };

const post = (body: BodyInit, headers: Record<string, string>) =>
  new Request('https://shop.example/webhooks', { method: 'POST', body, headers });

const signed = (body: string | Uint8Array) => {
  const digest = createHmac('sha256', 'whsec_test').update(`${time}.`).update(body).digest('hex');
  return { body, signature: `t=${time},v1=${digest}` };
};

test('a request with the right signature returns its event', async () => {
  const request = post(body, { 'X-Prefinery-Signature': signature });
  expect(await verifyWebhook(request, options)).toEqual({ event: 'x' });
});

test('a raw body with its header, as text or as bytes, returns its event', async () => {
  expect(await verifyWebhook({ body, signature }, options)).toEqual({ event: 'x' });
  expect(await verifyWebhook({ body: Buffer.from(body), signature }, options)).toEqual({ event: 'x' });
});

test('all fields of an event are returned', async () => {
  const event = { event: 'reward_delivered', reward: { descriptor: 'discount10' }, name: 'Zoë 🦉' };
  const request = signed(JSON.stringify(event));
  expect(await verifyWebhook(request, options)).toEqual(event);
});

test('a body that is not valid UTF-8 is verified by its raw bytes', async () => {
  const bytes = Buffer.concat([Buffer.from('{"event":"x","name":"'), Buffer.from([0xff]), Buffer.from('"}')]);
  const delivery = signed(bytes);
  const event = { event: 'x', name: '\u{FFFD}' };
  expect(await verifyWebhook(delivery, options)).toEqual(event);
  const request = post(bytes, { 'X-Prefinery-Signature': delivery.signature });
  expect(await verifyWebhook(request, options)).toEqual(event);
});

test('other schemes and spaces in the header are ignored', async () => {
  const header = `v0=${'0'.repeat(64)}, ${signature.replace(',', ', ')}, v2=x`;
  expect(await verifyWebhook({ body, signature: header }, options)).toEqual({ event: 'x' });
});

const others = Array.from({ length: 4 }, (_, digit) => `v1=${`${digit}`.repeat(64)}`);
const [stamp = '', right = ''] = signature.split(',');

test.each([
  ['first', [right, ...others]],
  ['last', [...others, right]],
  ['after one that is cut off', ['v1=48', right]],
])(
  'of several signatures, as while a secret is changed, one right one is enough: the %s',
  async (_where, signatures) => {
    const header = [stamp, ...signatures].join(',');
    expect(await verifyWebhook({ body, signature: header }, options)).toEqual({ event: 'x' });
  },
);

test('several wrong signatures are webhook_forged, and only the first five are verified', async () => {
  for (const signatures of [others, [...others, 'v1=4'.padEnd(67, '4'), right]]) {
    const header = [stamp, ...signatures].join(',');
    await expect(verifyWebhook({ body, signature: header }, options)).rejects.toMatchObject({ code: 'webhook_forged' });
  }
});

test.each([undefined, null, ''])('a signature of %j is webhook_unsigned', async (signature) => {
  await expect(verifyWebhook({ body, signature }, options)).rejects.toMatchObject({ code: 'webhook_unsigned' });
});

test('a request without a header is webhook_unsigned, and its body is not read', async () => {
  const request = post(body, {});
  await expect(verifyWebhook(request, options)).rejects.toMatchObject({
    name: 'PrefineryServerError',
    code: 'webhook_unsigned',
  });
  expect(request.bodyUsed).toBe(false);
});

test.each([
  ['no time', signature.replace(/t=\d+,/, '')],
  ['an invalid time', signature.replace('t=', 't=-')],
  ['no signature', 't=1612540400'],
  ['a signature of another scheme', signature.replace('v1', 'v0')],
  ['a signature that is cut off', signature.slice(0, -1)],
  ['the signature alone', signature.replace(/.*v1=/, '')],
])('a header with %s is webhook_malformed', async (_what, signature) => {
  await expect(verifyWebhook({ body, signature }, options)).rejects.toMatchObject({ code: 'webhook_malformed' });
});

test.each([
  ['another body', { body: '{"event":"y"}', signature }, 'whsec_test'],
  ['the same JSON with other white space', { body: '{ "event": "x" }', signature }, 'whsec_test'],
  ['another time', { body, signature: signature.replace('400,', '401,') }, 'whsec_test'],
  ['one digit changed', { body, signature: signature.replace('4868', '4869') }, 'whsec_test'],
  ['another secret', { body, signature }, 'whsec_other'],
])('%s is webhook_forged, and the error contains neither secret nor signature', async (_what, delivery, secret) => {
  const error: unknown = await verifyWebhook(delivery, { ...options, secret }).catch((error: unknown) => error);
  expect(error).toMatchObject({ code: 'webhook_forged', message: expect.not.stringMatching(/whsec|[\da-f]{8}/) });
});

test.each([
  [300, undefined, true],
  [-300, undefined, true],
  [301, undefined, false],
  [-301, undefined, false],
  [10, 10, true],
  [11, 10, false],
  [86_400, Infinity, true],
  [0, Number.NaN, false],
  [Number.NaN, Infinity, false],
])('%d s later, with a tolerance of %s: accepted is %s', async (later, tolerance, accepted) => {
  const clock = () => new Date((time + later) * 1000);
  const event = await verifyWebhook({ body, signature }, { ...options, tolerance, clock }).catch((error: unknown) =>
    error instanceof PrefineryServerError ? error.code : error,
  );
  expect(event).toEqual(accepted ? { event: 'x' } : 'webhook_expired');
});

test('the default clock is the current time', async () => {
  await expect(verifyWebhook({ body, signature }, { secret: 'whsec_test' })).rejects.toMatchObject({
    code: 'webhook_expired',
    message: expect.stringContaining('300 s are allowed'),
  });
});

test.each(['', '{', '"event"', 'null', '[]', '{}', '{"event":1}'])(
  'a signed body that is not an event is webhook_unreadable: %j',
  async (body) => {
    await expect(verifyWebhook(signed(body), options)).rejects.toMatchObject({
      code: 'webhook_unreadable',
      message: expect.stringContaining('The signature is right'),
    });
  },
);

test('a request whose body was read before is webhook_unreadable', async () => {
  const request = post(body, { 'X-Prefinery-Signature': signature });
  await request.json();
  await expect(verifyWebhook(request, options)).rejects.toMatchObject({
    code: 'webhook_unreadable',
    message: expect.stringContaining('was read before'),
  });
});

test('a missing secret is invalid_options', async () => {
  await expect(verifyWebhook({ body, signature }, { ...options, secret: '' })).rejects.toMatchObject({
    code: 'invalid_options',
  });
});
