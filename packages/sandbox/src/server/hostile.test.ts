import { inspect } from 'node:util';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { commandReply } from '../protocol.ts';
import { createSandbox } from '../create.ts';
import { address, call, get, join } from '../../test/caller.ts';
import { brokenCounters } from '../../test/counters.ts';
import { attacks, requestOf } from '../../test/hostile.ts';
import { shareDatabase } from '../../test/shared.ts';
import { commands } from './foundation/served.ts';
import { sign } from './foundation/signature.ts';

const shared = shareDatabase();
const { newSandbox, secret } = shared;

/** Texts of users' profiles that no attack contains: finding one in an answer means a leak. */
const intimate = ['Intimatella', 'Privatowicz', '+49 555 0199', 'Hidden Lane', 'confidential'];
const [first_name = '', last_name = '', telephone = '', address_line1 = '', custom_var1 = ''] = intimate;
const profile = { first_name, last_name, telephone, address_line1, custom_var1 };

/** Two users, of whom the e-mail address or the referral code is known, and an attacker who has joined as well. */
async function besieged() {
  // The answer of triggerRewards names the owner of a reward, as documented. So no user earns one here.
  const sandbox = newSandbox({ rewards: [], vanityCodes: true });
  const { person: amy, session: amys } = await join(sandbox, { email: 'amy@known.example', ...profile });
  const { person: bob, session: bobs } = await join(sandbox, { email: 'bob@unknown.example', ...profile });
  const { person: eve, session } = await join(sandbox, {
    email: 'eve@evil.example',
    referred_by: bob.referral_code,
  });
  const { reply } = await call(sandbox, 'embedReferralPage', { dom_id: 'mine' }, { session });
  const view = reply.frame?.path.split('view=')[1] ?? '';
  const words = [amy.email, bob.referral_code, eve.email, eve.id, eve.referral_code, sign(secret, eve.email), view];
  const people = [{ email: amy.email }, { referral_code: bob.referral_code }, { id: eve.id }, { email: eve.email }];
  const secrets = [secret, amy.id, amy.referral_code, bob.id, bob.email, amys, bobs, last_name, telephone];
  const more = [address_line1, custom_var1];
  return { sandbox, secrets: [...secrets, ...more], attack: attacks({ ...sandbox, words, people, session, commands }) };
}

/** The elements and attributes of a page, without its text. */
const skeleton = (html: string): string[] =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/="[^"]*"/g, ''));

const trace = /\n\s+at \S+|file:\/\/|node_modules|[\\/]src[\\/]|\.tsx?:\d/;

test('generated attacks cause no failure, leak no other user’s data, and leave the counters correct', async () => {
  const { sandbox, secrets, attack } = await besieged();
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(attack, { minLength: 1, maxLength: 4 }), async (sent) => {
      shared.errors = [];
      const responses = await Promise.all(sent.map((each) => sandbox.fetch(requestOf(each))));
      for (const response of responses) {
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        const output = [response.status, [...response.headers], await response.text()].flat(2).join('\n');
        expect({ status: response.status, errors: shared.errors }).toEqual({
          status: expect.toSatisfy((status) => status < 500),
          errors: [],
        });
        expect(output).not.toMatch(trace);
        for (const word of secrets) expect(output).not.toContain(word);
      }
    }),
    { numRuns: 1000 },
  );
  expect(await brokenCounters(shared.database(), sandbox.project)).toEqual([]);
  // Makes sure that the attacks get past validation.
  for (const status of [200, 302, 303, 400, 403, 404, 413]) expect(statuses.get(status)).toBeGreaterThan(0);
}, 120_000);

/** Every hosted page that shows texts of users, after a user of this name has joined. */
async function drawPages(name: string): Promise<string[]> {
  const sandbox = newSandbox();
  const output = { first_name: name, last_name: name };
  const { session } = await join(sandbox, { email: 'amy@x.com', ...output });
  const frameOf = async (command: string): Promise<string> => {
    const { reply } = await call(sandbox, command, { dom_id: 'here' }, { session });
    return reply.frame?.path ?? '';
  };
  const forms = `/projects/${sandbox.project}/users`;
  const wrong = { 'user[profile][email]': 'amy@x.com', 'user[profile][country]': name, utm_source: name };
  const responses = [
    await get(sandbox, await frameOf('embedLeaderboard')),
    await get(sandbox, await frameOf('embedReferralPage')),
    await get(sandbox, `${forms}/new?${new URLSearchParams({ email: name, referrer: name, referral_token: name })}`),
    await get(sandbox, `${forms}/post`, { method: 'POST', body: new URLSearchParams(wrong) }),
    await get(sandbox, `${forms}/instant?${new URLSearchParams({ email: 'amy@x.com', utm_term: name })}`),
  ];
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 400, 403]);
  return Promise.all(responses.map((response) => response.text()));
}

test('markup in names stays text on every page', async () => {
  const tame = (await drawPages('Amy')).map(skeleton);
  const markup = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '</title>',
    '<script>',
    '<img src=x onerror=alert(1)>',
    '" autofocus onfocus="x',
    '-->',
    '`',
  );
  const name = fc.array(fc.oneof(markup, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      name.map((parts) => parts.join('')).filter((text) => text.trim() !== '' && !/^[a-z]{2}$/i.test(text)),
      async (text) => {
        expect((await drawPages(text)).map(skeleton)).toEqual(tame);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('posts from pages of other origins change nothing', async () => {
  const sandbox = newSandbox();
  const otherOrigin = fc.webUrl({ validSchemes: ['http', 'https'] }).map((url) => new URL(url).origin);
  await fc.assert(
    fc.asyncProperty(fc.oneof(otherOrigin, fc.constantFrom('null', 'file://', '')), async (origin) => {
      const { status } = await call(sandbox, 'addUser', 'amy@x.com', { headers: { origin } });
      const body = new URLSearchParams({ 'user[profile][email]': 'amy@x.com' });
      const path = `/projects/${sandbox.project}/users/post`;
      const form = await get(sandbox, path, { method: 'POST', headers: { origin }, body });
      expect([status, form.status]).toEqual([403, 403]);
    }),
    { numRuns: 50 },
  );
  expect((await join(sandbox, 'amy@x.com')).person.list_length).toBe(1);
});

test.each(['data:text/html,x', 'https://evil.example/', 'http://a;script-src.localhost', 'nonsense'])(
  'a page origin that a program makes up, %s, is neither linked to nor allowed to embed',
  async (url) => {
    const sandbox = newSandbox();
    const body = JSON.stringify({ data: { dom_id: 'here' }, page: { url, referrer: null }, referrer_code: null });
    const path = `/api/${sandbox.project}/embedLeaderboard`;
    const reply = v.parse(commandReply, await (await get(sandbox, path, { method: 'POST', body })).json());
    const page = await get(sandbox, reply.frame?.path ?? '');
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${address};`);
    expect((await get(sandbox, '/r/code1')).headers.get('location')).toContain(
      `${address}/projects/${sandbox.project}/users/new?`,
    );
  },
);

test('neither answers nor logs contain a secret', async () => {
  let broken = false;
  const clock = (): Date => {
    if (broken) throw new Error('The clock has stopped.');
    return shared.now;
  };
  const sandbox = newSandbox({ clock });
  const { session } = await join(sandbox, 'amy@x.com');
  broken = true;
  const data = { email: 'amy@x.com', event: 'purchase', dom_id: 'here', signature: sign(secret, 'amy@x.com') };
  const answered: unknown[] = [];
  for (const command of commands) answered.push((await call(sandbox, command, data, { session })).reply);
  expect(shared.errors.length).toBeGreaterThan(2);
  const output = inspect([answered, shared.errors], { depth: Infinity, showHidden: true, maxArrayLength: null });
  for (const word of [secret, session, data.signature]) expect(output).not.toContain(word);
});

test.each([
  { project: 'abcd1234', secret: ['hush-hush'] },
  { project: 'abcd1234', database: new URL('postgres://amy:hush-hush@127.0.0.1/people') },
])('the error of an invalid option does not show the value of a secret', async (options) => {
  // @ts-expect-error callers without TypeScript may pass anything
  const creating = createSandbox(options);
  await expect(creating).rejects.toMatchObject({
    code: 'invalid_option',
    message: expect.not.stringContaining('hush-hush'),
  });
});
